"""
The words of the field that say what a number counts: topics, what happens to applications and cases, years, and what keeps apart.
"""

import re
from typing import Final

__all__ = ["BREAK", "CHANNEL", "FILLER", "NEGATION", "OTHER_MATTERS", "PARTIAL", "TOPICS", "WORDS", "outcome_of"]

#: Topics, and with ``v_`` what happens.
_WORDS: Final = {
    "all": r"政府信息公开(?!申请)|信息公开(?!申请)|公民[、,]?法人(?:和|或|及|以及|或者|、)?其[他它]组织|公民、法人|自然人、法人(?:或|和)?其[他它]组织(?=.{0,4}(?:提出|提交|申请的))",
    "v_leaf": r"(?:属于)?行政查询事项|信访举报投诉类(?:申请)?|重复申请|大量反复申请|缴纳费用|逾期不补正",
    "v_after": r"复议后(?:又|再|仍)?(?:提起|起诉|诉讼)(?:行政诉讼|诉讼)?|经(?:行政)?复议后?(?:又|再)?(?:提起)?(?:起诉|诉讼|行政诉讼)",
    "v_direct": r"未经(?:行政)?复议(?:而)?(?:就)?(?:直接)?(?:提起)?(?:起诉|行政诉讼|诉讼)?|直接(?:提起|起诉)(?:行政诉讼|诉讼)?",
    "review": r"(?:被)?(?:申请|提起)?行政复议(?:申请|案件|案|件数)?|(?:被)?(?:申请|提起)复议|复议(?:申请|案件|案)|复议(?=[、和及]|$)",
    "litigation": r"(?:被)?(?:提起)?行政诉讼(?:案件|案|件数)?|(?:被)?提起诉讼|诉讼(?:案件|案)?|行政应诉(?:案件)?|涉诉(?:案件)?",
    "normative_documents": r"(?:行政)?规范性文件|规范文件",
    "rules": r"(?:政府|地方政府)?规章(?!制度)",
    "fees": r"行政事业性收费",
    "licensing": r"行政许可|许可(?=(?:处理)?决定)",
    "penalties": r"行政处罚|处罚(?=(?:处理)?决定)",
    "coercion": r"行政强制",
    "v_carried_in": r"(?:上|前一|上一|去|往)(?:一)?年(?:度)?(?:底|末)?(?:结转|转结|转入|遗留|接转|转来|结余)(?:至?(?:本|今|当)年)?(?:度)?(?:继续)?(?:办理|处理)?|结转自?(?:上|上一|去)年(?:度)?|20\d\d年(?:度)?结转(?!至|到|入|下|20)(?:至?(?:本|今)年)?(?:度)?(?:继续)?(?:办理)?",
    "v_carried_out": r"(?:结转|转结|转接|转)(?:至|到|入)?(?:下|次|下一|明|翌)(?:一)?年(?:度)?(?:继续|依法)*(?:办理|处理|答复)?|(?:结转|转)(?:至|到|入)?20\d\d年(?:度)?(?:继续)?(?:办理)?|结转继续办理|跨年(?:度)?(?:继续)?(?:办理|处理)",
    "v_carried": r"结转",
    "v_granted_partial": r"予以公开(?:和|及|、|与|或|以及|或者)(?:予以)?部分公开|公开(?:和|及|、)部分公开",
    "v_partial": r"(?:予以|作出)?部分(?:予以)?公开|区分处理",
    "v_refused": r"不(?:予以?|同意|宜|应)?公开",
    "v_not_processed": r"不予(?:以)?处理",
    "v_unavailable": r"(?:无法|不能|未能)提供",
    "v_other_handling": r"其[他它](?:方式|情形)?处理",
    "v_granted": r"(?:予以|同意|准予|全部)公开",
    "v_natural": r"自然人|公民个人|公民(?!、?法人)",
    "v_legal": r"法人(?:和|或|及|或者|以及|、|与)?(?:其[他它]组织|非法人组织)|法人|单位组织",
    "v_new": r"(?:本年|今年|当年|年内|年度)?新(?:收|增|受理|接收|接)(?:到)?",
    "v_received": r"收到|接收|接到|受理|接受|接件",
    "v_closed": r"办结|办复|办理完毕|答复(?!人|书|率|文|时限|期限|规范|口径|质量|内容|意见)|回复|已办(?:理)?(?!结|复|理|完)|处理完毕|办理完成",
    "v_handled": r"收办|承办|(?<!已)办理(?!结果|情况|流程|程序|时限|率|质量)|处理(?!决定|结果|情况|费|申请情况)",
    "v_upheld": r"(?:结果)?(?:予以)?维持|被维持",
    "v_corrected": r"(?:结果)?(?:予以|被)?纠正|被?撤销|确认违法",
    "v_pending": r"(?:尚未|未|仍未|尚在|正在|待)(?:审结|结案|审理|办结审理)|审理中|在审",
    "v_other_result": r"其[他它]结果|其[他它](?=[:：为]?(?:\d|$|[一二三四五六七八九十]))",
    "v_repealed": r"废止|宣布失效|失效",
    "v_in_force": r"现行有效|继续有效|现行(?=(?:行政)?规范性文件|规章)|有效(?=(?:行政)?规范性文件)",
    "v_made": r"(?:新)?(?:制定|制发|出台|印发|制作|发布|颁布)(?:出台|印发|发布|并公布|并公开)?",
    "v_decided": r"处理决定|决定|作出|实施|采取",
    "v_nothing": r"[需应待未](?:答复|办结|办理|回复)|主动公开|公示|公开(?!申请)|解读|备案|清理|审查|审核|公布|报备|修订|修改|应诉|审结|审理|听证|培训|发表|转发|维护|报送|检查|抽查|投诉|举报(?!投诉类)|信访(?!举报投诉类)|咨询|评估|约谈|通报|整改|补正|延期|征求|撤回|撤诉|调解|驳回|终止",
    "nothing": r"建议|提案|微博|微信|公众号|抖音|头条|客户端|热线|留言|信箱|来信|来访|来电|新闻|稿件|政务服务|办件|好差评|会议|公报|栏目|答记者问|政策文件|信息(?=\d)|事项|制度|指南|目录",
    "applications": r"(?:政府)?信息公开申请|依申请(?:公开)?(?:政府信息)?(?:申请|件|事项)?(?!人)|公开申请|申请公开(?:的)?(?:政府)?(?:信息)?(?:事项|件)?|申请(?!人|表|指南|渠道|方式|平台|系统|材料|流程|书(?:模板|样本))量?",
}
#: What a word may begin with is one of the signs that all of them are made of; elsewhere there is nothing to be tried.
_SIGNS: Final = "".join(sorted(set(re.findall("[2\u4e00-\u9fff]", "".join(_WORDS.values())))))
#: The last group of what is found is empty and has the name. The first word that fits at a place is taken.
WORDS: Final = re.compile(f"(?=[{_SIGNS}])(?:{'|'.join(f'(?:{word})(?P<{name}>)' for name, word in _WORDS.items())})")

TOPICS: Final = frozenset(
    {"applications", "review", "litigation", "normative_documents", "rules", "fees", "licensing", "penalties", "coercion", "nothing"}
)

_OUTCOMES: Final = frozenset({"granted", "granted_partial", "partial", "refused", "unavailable", "not_processed"})


def outcome_of(word: str) -> str:
    """
    Return the outcome of an application that a word names, or nothing.
    """
    return "other" if word == "other_handling" else word if word in _OUTCOMES else ""


#: What may stand between a word and its number.
FILLER: Final = re.compile(
    r"(?:政府信息公开|信息公开|依申请公开|公开|政府信息|信息件|信息|申请[书件]?|申请人?|案件|案|决定|上年同期|上一?年度?|去年|量|件数|数量|数|总数|总量|总计|合计|共计|共|书面|行政|结果|情形|情况|类型|类"
    r"|本年度?|今年|全年|当年|年度|20\d\d年度?|要求|提出|提交|针对|关于|提起|引发|引起|发生|个人|等|人|由|的|了|获取|件|各|计|均|为|是|有|达到|达|到|和|其中|则|答复|处理|作出|申办|业务|事项|继续办理|新增|新收"
    r"|本年制发|制发|金额|收入|收费|达成|[·:,、()“”\"《》/\-])*"
)
#: A part of the sentence ends.
BREAK: Final = re.compile(r"[,;:()]")
#: Of how they came in, no table speaks.
CHANNEL: Final = re.compile(
    r"信函|邮寄|信件|网络|网上|互联网|网站|当面|现场|传真|邮件|在线|窗口|线上|线下|政务大厅|电话|挂号|快递|平台提交|渠道|方式(?!处理)"
)
#: Parts of a year, and more than one.
PARTIAL: Final = re.compile(
    r"(?=[上下一二三四前\d历近以两五六施截累自])(?:[上下]半年|[一二三四前]{1,2}季度|\d{1,2}月(?!\d{1,2}日)|历年|近[一二两三四五\d]年|以来|[两二三四五六\d]年多?来|施行[^,]{0,6}来|(?:截至|截止)[^,;]{0,8}(?<!\d)(?:[1-9]|1[01])月|累计(?=.{0,6}自|.*其中(?:本年|今年|20))|自20\d\d年(?!1月1日))"
)
#: Numbers of documents by how they may be published, not of what was applied for.
OTHER_MATTERS: Final = re.compile(r"公开属性|属性认定|发文|公文")
NEGATION: Final = re.compile(
    r"(?:未|没有|没|无|尚未|从未|未曾|均未|并未|不存在|未有)(?:再|曾|有)?(?:新)?(?:发生|收到|接到|产生|出现|受理|接收|涉及|引发|引起|被|因|有|制定|制发|出台|存在|新收|作出|实施|收取)?"
)
