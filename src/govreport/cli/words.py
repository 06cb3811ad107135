"""
All that the command says of itself, in both languages.
"""

from typing import Final

from govreport.wording import Wording

__all__ = ["WORDS"]

WORDS: Final = {
    "govreport": Wording(
        zh="政府信息公开工作年度报告：填报、校验、对比、印制。",
        en="Annual reports on open government information: fill, check, compare, print.",
    ),
    "exit": Wording(
        zh="退出码：0 正常；1 校验有错误；2 用法有误或无法输出；3 文件无法读取。",
        en="Exit codes: 0 fine; 1 an error was found in a report; 2 wrong usage, or nothing can be written; 3 a file cannot be read.",
    ),
    "read": Wording(zh="读取已公开的报告，输出规范 JSON", en="read a published report and write it as canonical JSON"),
    "figures": Wording(zh="列出报告的全部数据", en="list every figure of a report"),
    "validate": Wording(zh="校验报告的数据", en="check the figures of reports"),
    "diff": Wording(zh="对比两个年度的报告", en="compare the reports of two years"),
    "aggregate": Wording(zh="把多个单位的报告汇总为一份", en="add up the reports of many units"),
    "series": Wording(zh="把同一机关多个年度的报告排在一起", en="lay the reports of one agency side by side, year by year"),
    "indicators": Wording(zh="计算报告的各项指标", en="say what a report gives for each indicator"),
    "own-indicators": Wording(
        zh="自定指标的定义文件（.toml），代替全国通用的", en="a file of indicators (.toml) in place of the national ones"
    ),
    "render": Wording(zh="印制报告", en="print a report in another format"),
    "new": Wording(zh="生成待填的空白报告", en="make an empty report to fill in"),
    "plugins": Wording(zh="列出已安装的格式", en="list the installed formats"),
    "templates": Wording(zh="列出年度报告格式各版本", en="list the versions of the form"),
    "rules": Wording(zh="列出校验规则", en="list the rules of validation"),
    "schema": Wording(zh="输出规范 JSON 的 JSON Schema", en="print the JSON Schema of the canonical JSON"),
    "file": Wording(zh="报告文件，- 为标准输入", en="the file of a report, or - for standard input"),
    "format": Wording(zh="文件的格式，默认按内容和后缀判断", en="the format of the file; content and suffix tell otherwise"),
    "who": Wording(zh="机关名称，文件未写明时给出", en="the agency's name, where the file does not say"),
    "when": Wording(zh="统计年度，文件未写明时给出", en="the statistics year, where the file does not say"),
    "before": Wording(zh="上一年度的报告", en="the report on the earlier year"),
    "after": Wording(zh="本年度的报告", en="the report on the later year"),
    "previous": Wording(zh="同一机关上一年度的报告，可多次给出", en="the same agency's report on the year before; may be repeated"),
    "parts": Wording(zh="汇总所含各单位的报告，只用于一份报告", en="the reports that one report is the sum of"),
    "waivers": Wording(zh="确认说明文件（JSON）", en="the file of decisions on findings (JSON)"),
    "only": Wording(
        zh="只用这些规则：代码、部分（如 N）、级别（如 error）或表格标识，可多次给出",
        en="try only these rules: by code, part (N), weight (error) or form; may be repeated",
    ),
    "skip": Wording(zh="不用这些规则，写法同上，可多次给出", en="do not try these rules, named likewise; may be repeated"),
    "local": Wording(zh="另用已安装的地方规则，可多次给出", en="try an installed set of local rules as well; may be repeated"),
    "findings": Wording(zh="对比两份报告的校验结果，而非数据", en="compare the findings on both, not the figures"),
    "no-rules": Wording(zh="--only 或 --skip 没有写明规则", en="--only or --skip names no rule"),
    "parts-once": Wording(zh="--parts 只用于一份报告", en="--parts goes with one report"),
    "lapsed": Wording(
        zh="{waivers}：{who} {when} 对 {rule} 的确认不再适用，有关数据已变，或该项结果已不存在。",
        en="{waivers}: what {who} decided on {when} of {rule} no longer applies: the facts changed, or the finding is gone.",
    ),
    "blanks": Wording(
        zh="空白如何参与勾稽：lenient 成立时计零（默认），strict 不判定，zero 一律计零",
        en="what a blank counts for: lenient, zero if the relation then holds (default); strict, undecided; zero, always zero",
    ),
    "to": Wording(zh="输出格式：{formats}", en="the format to write: {formats}"),
    "option": Wording(zh="格式选项，如 flat=true，可多次给出", en="an option of the format, such as flat=true; may be repeated"),
    "output": Wording(
        zh="输出到文件（完整写入或不写），默认为标准输出", en="the file to write, whole or not at all; standard output otherwise"
    ),
    "lang": Wording(zh="语言：zh 中文（默认），en 英文", en="zh for Chinese (default), en for English"),
    "template": Wording(zh="表格的标识，或其定义文件（.toml）", en="a form by its id, or the file that defines it (.toml)"),
    "agency": Wording(zh="机关名称", en="the agency's name"),
    "year": Wording(zh="统计年度", en="the statistics year"),
    "scope": Wording(zh="统计范围：own 本机关（默认），aggregate 汇总", en="own figures (default), or aggregate of all bodies below"),
    "version": Wording(zh="显示版本", en="show the version"),
    "help": Wording(zh="显示帮助", en="show this help"),
    "command": Wording(zh="命令", en="command"),
    "options": Wording(zh="选项", en="options"),
    "usage": Wording(zh="用法有误：{problem}。参见 {command} --help", en="wrong usage: {problem}. See {command} --help"),
    "binary": Wording(
        zh="格式 {format} 不能输出到终端或管道，请用 -o 指定文件",
        en="the format {format} cannot go to standard output: name a file with -o",
    ),
    "option-form": Wording(zh="选项应写作 名称=值：{option}", en="an option is written NAME=VALUE: {option}"),
    "year-form": Wording(zh="年度应为四位数字：{year}", en="a year has four digits: {year}"),
    "stdin-once": Wording(zh="标准输入只能读取一次", en="standard input can be read only once"),
    "unused-previous": Wording(
        zh="{file}：没有与之对应的本年报告，未用于校验。", en="{file}: belongs to none of the reports; it was not used."
    ),
    "files": Wording(zh="{count} 份报告的校验结果", en="Findings on {count} reports"),
    "internal": Wording(zh="内部错误：{error}。请附上文件报告此问题。", en="internal error: {error}. Please report it with the file."),
}
