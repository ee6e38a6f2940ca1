"""Is Chinese written in the script that the page says? (WCAG 2.2, criterion 3.1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.outline import drawn_texts
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_PAIRS = (
    "这這个個们們为為时時对對说說学學国國发發开開关關业業东東车車长長门門问問间間见見现現规規觉覺观觀让讓认認识識设設证證"
    "试試话話该該详詳请請调調谁誰谢謝译譯贝貝负負责責购購费費资資过過还還进進远遠连連选選邮郵钥鑰错錯页頁项項须須预預领領"
    "题題显顯风風飞飛马馬验驗鱼魚鸟鳥龙龍录錄输輸较較载載转轉轻輕软軟标標权權检檢样樣档檔条條无無"
    "动動务務单單实實应應当當录錄态態总總户戶护護报報换換数數断斷权權码碼类類红紅级級约約组組细細终終"
    "经經绑綁结結给給统統继繼续續维維联聯脑腦节節获獲虑慮补補订訂记記讨討许許评評询詢误誤语語读讀账賬贡貢贴貼"
    "跃躍达達迁遷释釋链鏈锁鎖闭閉队隊阶階隐隱难難静靜韩韓顺順颜顏馆館骤驟"
)
"""Letters of the simplified script that the traditional one has not, each before the one that it stands for."""
_SIMPLIFIED = frozenset(_PAIRS[::2])
_TRADITIONAL = frozenset(_PAIRS[1::2])
_ENOUGH = 20
"""Letters of the other script alone."""
_FEW = 10
"""How many of the other there are for each of its own."""
_REGIONS = {"cn": "hans", "sg": "hans", "my": "hans", "tw": "hant", "hk": "hant", "mo": "hant"}


def judge_script(state: PageState) -> Iterator[Outcome]:
    """Applies to pages that say that they are in simplified or in traditional Chinese, and have words of either.

    Expects letters that the script said alone has; where they are few, as in the names of languages, it asks. Fonts
    and voices are chosen by it. Source: WCAG 2.2, 3.1.1; BCP 47, script subtags.
    """
    said = _script(state.language)
    root = next((node for node in state.nodes if node.tag == "html" and not node.frame), None)
    if not said or root is None:
        return
    words = "".join(text for _, text in drawn_texts(state))
    simplified = sum(letter in _SIMPLIFIED for letter in words)
    traditional = sum(letter in _TRADITIONAL for letter in words)
    own, other = (simplified, traditional) if said == "hans" else (traditional, simplified)
    if other >= _ENOUGH and own * _FEW <= other:
        params = {"language": state.language, "right": "zh-Hant" if said == "hans" else "zh-Hans"}
        value, message = (OutcomeValue.CANT_TELL, MOSTLY) if own else (OutcomeValue.FAILED, OTHER)
        yield Outcome(value, message, params, node_target(state, root), node=root.id)
    elif own:
        yield Outcome(OutcomeValue.PASSED, SCRIPT)


def _script(tag: str) -> str:
    """`hans`, `hant`, or nothing where a tag says neither."""
    first, *rest = tag.lower().replace("_", "-").split("-")
    if first != "zh":
        return ""
    named = next((one for one in rest if one in {"hans", "hant"}), "")
    return named or next((_REGIONS[one] for one in rest if one in _REGIONS), "")


SCRIPT_RULE = Rule(
    id="locale/chinese-script",
    title=N_("Chinese is written in the script that the page says."),
    criteria=("3.1.1",),
    impact=Impact.MODERATE,
    judge=judge_script,
    needs=("dom", "text", "facts"),
    help_url="https://www.w3.org/International/questions/qa-choosing-language-tags",
)

SCRIPT = N_("The words are in the script that the page says.")
OTHER = N_(
    "The page says “%(language)s” and is written in the other script of Chinese: fonts, voices and Braille are chosen "
    "for letters that it has not. Write lang=“%(right)s”."
)
MOSTLY = N_(
    "The page says “%(language)s”, and nearly all of its words are in the other script of Chinese. Are they its own? "
    "If so, write lang=“%(right)s”; if others wrote them, say it at the part that holds them."
)
