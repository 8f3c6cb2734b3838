"""A provider's whole day in the browser: write, copy, import with mistakes, mend, be found."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.catalogue.sheets import table


@pytest.mark.parametrize("js", [True, False])
def test_a_whole_day(reader, js, tmp_path):
    name = f"동네 사진관 {'하나' if js else '둘'}"
    visitor = reader(width=390 if js else 1280, js=js)
    visitor.log_in("provider")
    page = visitor.visit("/provider/courses/new/")
    course = write_course(page, name)
    add_run(page)
    page.get_by_role("button", name="공개하기", exact=True).click()
    expect(page.locator("main")).to_contain_text("공개했습니다. 지금부터 찾는 분께 보입니다.")
    copy_term(visitor, name)
    import_and_mend(visitor, tmp_path, name)
    visitor.visit(course)
    page.get_by_role("link", name="고친 기록").click()
    expect(page.locator("main")).to_contain_text("지난 회차를 새 학기로 옮겼습니다")
    found = visitor.visit(f"/courses/?q={name}")
    expect(found.locator("main")).to_contain_text(name)
    expect(found.locator("main")).to_contain_text(f"{name} 심화")


def write_course(page, name):
    page.locator("#id_title").fill(name)
    page.locator("#id_summary").fill("동네 사진을 찍고 고칩니다.")
    page.locator("input[name=mode][value=FIELD]").check()
    page.get_by_role("button", name="초안으로 저장하기").click()
    expect(page.locator("main")).to_contain_text("초안을 저장했습니다.")
    return re.sub(r"^https?://[^/]+", "", page.url)


def add_run(page):
    page.get_by_role("link", name="회차 더하기").click()
    first = date.today() + timedelta(days=7)  # noqa: DTZ011
    page.locator(f"input[name=weekdays][value='{first.isoweekday()}']").check()
    page.locator("#id_daily_from").fill("19:00")
    page.locator("#id_daily_to").fill("21:00")
    page.locator("#id_starts_on").fill(first.isoformat())
    page.locator("#id_last_on").fill((first + timedelta(days=21)).isoformat())
    page.locator("#id_without_rests").uncheck()
    page.get_by_role("button", name="수업일 채우기").click()
    expect(page.locator("#days")).to_have_text("수업일 4번")
    page.locator("main").get_by_role("button", name="저장하기").last.click()
    expect(page.locator("main")).to_contain_text("회차를 저장했습니다.")


def copy_term(visitor, name):
    page = visitor.visit("/provider/copy/")
    today = date.today()  # noqa: DTZ011
    page.locator("#id_first").fill(today.isoformat())
    page.locator("#id_last").fill((today + timedelta(days=14)).isoformat())
    page.locator("#id_starts_on").fill((today + timedelta(weeks=15)).isoformat())
    page.get_by_role("button", name="다음: 만들 회차 보기").click()
    row = page.locator("li.ui-row", has_text=name).first
    expect(row).to_contain_text("새 학기")
    page.locator("input[name=publish][value=yes]").check()
    page.get_by_role("button", name="표시한 회차 모두 만들기").click()
    expect(page.locator("main")).to_contain_text("만들었습니다.")


def import_and_mend(visitor, folder, name):
    new = {"과정번호": name, "제목": f"{name} 심화", "수업일": "", "시작일": "2099-01-05"}
    new |= {"신청 시작": "", "신청 마감": ""}
    page = send(visitor, folder / "first.csv", table(new, {**new, "회차": "2", "정원": "많이"}))
    expect(page.locator("main")).to_contain_text("고쳐야 할 줄이 1개 있습니다.")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="고칠 줄만 CSV로 받기").click()
    to_mend = waiting.value.path().read_bytes()
    page.get_by_role("button", name="1줄 담기").click()
    expect(page.locator("main")).to_contain_text("담았습니다.")
    page = send(visitor, folder / "second.csv", to_mend.replace("많이".encode(), b"12", 1))
    page.get_by_role("button", name="1줄 담기").click()
    expect(page.locator("main")).to_contain_text("담았습니다.")


def send(visitor, path, content):
    path.write_bytes(content)
    page = visitor.visit("/provider/sheet/")
    page.locator("#id_file").set_input_files(path)
    page.get_by_role("button", name="다음: 바뀌는 것 보기").click()
    expect(page.locator("h1")).to_have_text("바뀌는 것 보기")
    return page
