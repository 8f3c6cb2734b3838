"""Particles, verb endings and words that say "course": what a sentence has and a title has not.

Taking an ending off can only widen what is found: the bigrams of 회계 are among those of 회계를.
"""

import re
from functools import lru_cache

SHORTEST_STEM = 2
PARTICLE_WORDS = """
으로부터 에서부터 이라도 으로서 으로써 에게서 한테서 이라는 에서는 으로는 에서도 까지는 부터는
이라고 이랑 으로 에서 에게 한테 부터 까지 마다 처럼 보다 라도 이나 이란 에는 하고 와의 과의 로서
로써 로는 만을 이든 대해 밖에 조차 마저 라는 라고 인데 이고 을 를 은 는 이 가 의 에 로 와 과 도
만 나 랑
"""
PARTICLES = tuple(sorted(PARTICLE_WORDS.split(), key=len, reverse=True))
DOING = re.compile(
    r"(?<=[가-힣]{2})(?:"
    r"(?:하|되|시키)(?:고|는|기|면|려면|려고|려는|러|여|며|던|게|지|자|도록|니까|거나|고자|기에"
    r"|기가|기도|기를|기위해|는데|는법|는방법|는곳|는일|나요|는지|고싶어요|고싶은데|고싶습니다|고싶다)?"
    r"|해(?:서|요|야|도|주는|주세요|보고|야해요|볼까요|보기|보려고)?"
    r"|할(?:까요|수|때|래요|만한|수있는|지)?|한(?:다|다면|뒤|후)?"
    r"|합니다|했던|했는데|했어요|하세요|됩니다|되나요|될까요|될|된|돼요"
    r")$"
)
END_WORDS = """
고싶어요 고싶은데요 고싶은데 고싶습니다 고싶다 려고요 려고 려면 려는 나요 까요 습니다 어요 아요
세요 는데 면서 는법 는방법 할수있는 기위해
"""
ENDS = tuple(sorted(END_WORDS.split(), key=len, reverse=True))
FILLER_WORDS = """
싶어요 싶은데 싶은데요 싶습니다 싶다 싶어 싶네요 싶음 배우고 배우기 배울 배우는 배우려고 배우려면
배워서 배워요 배워야 배워보고 배우다 배움 따고 따기 따는 따려면 따려고 따서 딸 되고 되는 되려면
되려고 되기 되나요 하고 하는 하기 하려면 하려고 해서 해요 할 할까요 하면 하나요 하고싶어요 알고
알려주세요 알려줘 알아보기 받고 받는 받으려면 받을 받기 찾아요 찾고 찾습니다 찾기 찾는 있나요
있는 있을까요 있어요 있는지 없나요 어떻게 어디서 어디 어디에서 무엇 뭐 뭘 방법 관련 관련된 관한
위한 대한 대해 통해 추천 추천해주세요 추천해줘 부탁드려요 좋은 좋을까요 좋아요 필요한 필요해요
가능한 가능한가요 수 것 거 좀 제가 저는 나는 나도 저도 우리 이제 그냥 다시 꼭 법 때 및 등 또는
그리고 듣고 들을 듣는 들으려면 들을만한 시작하기 시작하려면 시작하는 시작하고 갖고 가지고 벌고
버는 벌기 벌려면 다니면서 다니는 돌리는 만들고 만드는 만들기 만들어 써서 쓰는 쓰는법 사용하는
사용법 모르는 모르겠어요 처음 처음인데 정도 같은 같이 하나도 잘 못 더 많이 제일 가장 근처
근처에서 근처에 가까운 쪽 쪽에서 안 하지만 the a an and for of to in how learn course courses
class classes
"""
FILLERS = frozenset(FILLER_WORDS.split())
"""Words without a subject of their own. They count only if nothing else was typed."""
GENERIC_WORDS = """
강좌 강의 강좌들 수업 교육 교육과정 과정 학원 클래스 프로그램 특강 훈련 배움 공부 온라인강의 인강
강습 코스 반 자격증 자격 취득 시험 준비 준비반 대비 대비반 합격 입문 기초 초급 초보 왕초보 중급
고급 심화 실무 활용 이해 일 일자리 취업 직업 사람 공부하기
"""
GENERIC = frozenset(GENERIC_WORDS.split())
"""Words that many courses share. They help to order what was found, but need not be there."""


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The word without its particle or verb ending; a stem keeps at least two syllables."""
    verb = DOING.search(word)
    if verb:
        return word[: verb.start()]
    for ending in (*ENDS, *PARTICLES):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word
