"""Online units that people learn from at their own pace: their text, media and quizzes, how far
somebody is, and whether the course is completed.

Knows courses and seats; nothing of certificates, benches or money.
"""
