import { expect } from 'chai'
import type { Slots } from '../../../../../src/conversation/intent.ts'
import { understand } from '../../../../../src/conversation/understanding/understand.ts'

const states = (slot: keyof Slots, rows: readonly (readonly [utterance: string, value: string | undefined])[]) => {
  for (const [utterance, value] of rows) {
    it(`is ${value ?? 'not stated'} in 「${utterance}」`, () =>
      expect(understand(utterance).slots[slot]).to.equal(value))
  }
}

describe('the item meant', () =>
  states('target', [
    ['＃１１ 送出認證', '#11'],
    ['編號6送認證', '#6'],
    ['編號 06 送認證', '#6'],
    ['第三件要修改', '#3'],
    ['approve number 7', '#7'],
    ['退回 12', '#12'],
    ['草稿全部送出去給老師認證', 'all'],
    ['刪掉那件', undefined],
    ['物理那件送認證', undefined],
  ]))

describe('the class meant', () =>
  states('class', [
    ['203班還有誰沒傳', '203'],
    ['二〇三班還有誰沒傳', '203'],
    ['高二3班還有誰沒傳', '203'],
    ['一年十二班上傳狀況', '112'],
    ['提醒 103 班多元表現要截止了', '103'],
    ['我們班還有誰沒傳', undefined],
    ['提醒全班勾選', undefined],
  ]))

describe('the term meant', () =>
  states('term', [
    ['這學期成果什麼時候截止', 'current'],
    ['上學期成果什麼時候截止', 'previous'],
    ['我上個學期傳了哪些成果', 'previous'],
    ['115-1 成果上傳到什麼時候', '115-1'],
    ['115學年度第二學期成果上傳到什麼時候', '115-2'],
    ['114下成果上傳到什麼時候', '114-2'],
    ['成果什麼時候截止', undefined],
  ]))

describe('the person named', () =>
  states('person', [
    ['請王老師代理認證', '王老師'],
    ['代理認證改成林美惠', '林美惠'],
    ['麻煩林美惠代理認證', '林美惠'],
    ['张老师离职了 改由高老师代理认证', '高老师'],
    ['assign Mary Wu as my proxy certifier', 'Mary Wu'],
    ['make Ms. Hsu my proxy', 'Ms. Hsu'],
    ['我想指定別人幫我認證', undefined],
  ]))

describe('the reason given', () =>
  states('reason', [
    ['退回 #12 不是本課作業', '不是本課作業'],
    ['退回 #41 理由：簡述跟作品不符 謝謝', '簡述跟作品不符'],
    ['退回#8，请补上参考资料', '请补上参考资料'],
    ['檔案打不開 退回 #8', '檔案打不開'],
    ['不是我的學生退回 #25', '不是我的學生'],
    ['退給學生 請他補簡述 #50', '請他補簡述'],
    ['老師好 #17 退件 抄襲 謝謝您～', '抄襲'],
    ['因為檔案打不開所以退回 #8', '檔案打不開'],
    ['reject #12 because the file is corrupted', 'the file is corrupted'],
    ['send #6 back to the student: Wrong Course', 'Wrong Course'],
    ['退回給學生重寫', undefined],
    ['可以退回 #3 嗎', undefined],
    ['收訖明細有問題：英文成績不對', '英文成績不對'],
    ['收訖明細裡的名字錯了', '名字錯了'],
    ['My receipt statement is wrong: one item is missing', 'one item is missing'],
    ['我要回報收訖明細的問題', undefined],
  ]))

describe('the language asked for', () =>
  states('lang', [
    ['換成英文', 'en'],
    ['我看不懂英文', 'zh-TW'],
    ["I can't read Chinese", 'en'],
    ['不要英文 換成中文', 'zh-TW'],
    ['我想換語言', undefined],
  ]))

describe('the kind meant', () =>
  states('kind', [
    ['成果什麼時候截止', 'course'],
    ['多表什麼時候截止', 'diverse'],
    ['成果勾選到什麼時候', 'selection'],
    ['我勾了哪些成果', 'course'],
    ['上傳什麼時候截止', undefined],
  ]))

describe('the state meant', () =>
  states('status', [
    ['哪幾件還在認證中', 'pending'],
    ['我有哪些被退件', 'returned'],
    ['還沒送出的有哪些', 'draft'],
    ['哪些已經通過了', 'certified'],
    ['哪些還沒被認證?', 'pending'],
    ['was my outcome approved', undefined],
    ['老師認證了嗎', undefined],
    ['我們班還有誰沒送出', undefined],
  ]))
