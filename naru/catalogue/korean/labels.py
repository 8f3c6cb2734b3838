"""What readers type for what is otherwise ticked: it goes into the index as words too."""

CERTIFICATE = "자격증 자격"
LABELS = {
    "mode:ONLINE": "온라인 인터넷 비대면 online",
    "mode:FIELD": "현장 대면 오프라인",
    "mode:BLENDED": "온라인 현장 혼합",
    "when:WEEKDAY": "평일 낮",
    "when:EVENING": "평일 저녁 야간 evening",
    "when:WEEKEND": "주말 토요일 일요일 weekend",
    "when:ANYTIME": "언제든지 상시",
    "fee:0": "무료 free",
}
