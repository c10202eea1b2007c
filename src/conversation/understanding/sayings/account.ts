import { type Sayings, saying } from './saying.ts'

/** Who someone is to the assistant. */
export const account: readonly Sayings[] = [
  saying(
    'account.bind',
    {},
    `
      綁定 K7QF-29MX
      K7QF-29MX
      k7qf29mx
      ｋ７ｑｆ－２９ｍｘ
      我的碼是 h4tw-82ne
      導師發的代碼 R5GM-77CX 幫我綁
      我要綁定學號
      怎麼綁定
      第一次使用要先綁定對吧 我要綁
      幫我連結我的學校帳號
      註冊帳號
      bind K9WD-34TA
      here is my binding code: X2JC-68VH
      How do I link my student ID to this chat?
      邦定 V8PK-45FM
      綁定碼y3ne-96qt
      我拿到一張紙上面寫 N6HC-52RW 是要打在這裡嗎
      绑定 C7XM-38JP
      我是新來的老師 想綁定帳號
      重新綁定 換新的碼 G4VT-91KE
      認證碼 D3RY-85NH 綁定
      輸入綁定碼
      I have a binding code
      登入
      QW7E 4RTY
      老師要我輸入這個 J5MC-83WX
      代碼Q2NK-67TD
      我忘記怎麼綁定了
      幫我綁一下學校的帳號
      code: B9HF-35VM
      r8tz46yk
      第一次登入要綁定嗎 碼是 Z4PQ-19AJ
      connect my student account
      我要把 LINE 綁學校
      家長綁定 E7WD-52GC
      綁定 ２ＨＪＫ－６７ＮＰ
      我要登記帳號
      要怎麼把 line 跟學校連起來
      綁定碼在這 6TRW-93KB
      可以幫我綁定嗎
      輸入代碼 4XHA-72PD
      我想驗證身分 碼是 7NDE-58MC
      set up my account
      I got a code from my homeroom teacher: D8UK-27VX
      我要用這個line綁小孩
      開通帳號
      please bind my account
      I want to connect my account
      我拿到綁定碼了 VR5K-38TB
      把這支帳號綁到我的學號 碼 6JXC-94HD
      我要綁學生身分
      怎樣才能綁帳號
      my binding code is q2mf-75sn
      開學要綁定 怎麼弄
      我拿到新的碼 WQ4T-77RB
      這是學校給我的 M3KX-88PD
      要綁帳號 可是不知道怎麼弄
      還沒綁定過 要先做什麼
      想把這支LINE跟我的學號連起來
      幫我登記 代碼 Y7PC-36HN
      我是家長要綁小孩的帳號
      爸爸也要綁 怎麼綁
      我要重新綁一次
      換手機了要再綁定
      綁定 我要綁定
      how to bind
      老師說要先綁定
      我要把帳號綁起來
      綁兩個小孩
      可以綁兩個學生嗎
      第二個小孩也要綁
      我沒有綁定碼
      代碼輸入 2KRM-84XD
      我的代碼 8PNV-35TC
      請幫我綁 6WHD-79QK
      link me up, code 4MTX-93RB
      how can I link my LINE
      I want to register my account
      I need to bind my child's account
    `,
  ),
  saying(
    'account.unbind',
    {},
    `
      解除綁定
      我要解除綁定
      幫我解綁
      不想綁了 幫我取消
      unbind
      disconnect my account please
      我畢業了想解除綁定
      這台手機要給弟弟了，請把我的帳號移除
      帳號綁錯了 我要解除
      登出
      log me out
      換帳號了，舊的幫我解除連結
      把我跟這個line的連結刪掉
      忘記我這個帳號
      請取消我的學號綁定
      解邦
      I want to unlink my LINE
      綁到我妹的了幫我解開
      不要綁這個帳號了
      我要換 line 帳號 先把這個解除綁定
      幫我登出
      取消連結
      unpair this account
      I don't want this chat connected to my school account anymore
      綁錯人了 取消
      我離職了 請解除我的帳號綁定
      解除榜定
      我要取消這個line的綁定
      可以把我的學號從這裡移除嗎
      刪掉我的帳號連結
      下線
      我想換綁別的學號 先解除
      stop linking my account
      撤銷綁定
      please remove this account
      I want to unbind
      我要解除跟學校帳號的綁定
      我手機掉了 先把綁定取消
      不小心綁到別人的帳號 幫我拿掉
      stop using this line account for me, unbind
      這支手機要給別人用 先幫我解綁
      不是我的帳號 請移除
      把綁定拿掉
      我不唸這間了 解除綁定
      我要把學號從這個line拿掉
      帳號賣掉了 解綁
      可以幫我斷開連結嗎
      我不想讓這個line跟學校帳號連在一起
      please disconnect this chat
      delete my binding
      登出帳號
      把帳號登出
      換號碼了 取消舊的綁定
      解除家長綁定
      我要移除我的學號
      不要再連我的帳號
      unlink my student number
      sign me out
      I don't want to be linked any longer
      take my account off this chat
    `,
  ),
  saying(
    'account.whoami',
    {},
    `
      我綁定的是誰
      我是用誰的身分
      我現在是什麼身分
      我有綁定嗎
      我綁好了嗎
      我的帳號資料
      查詢我的身份
      你知道我是誰嗎
      我登入的是誰
      whoami
      who am I
      which account is linked here?
      現在登入的是哪個學號
      我綁成功了沒
      確認一下我是不是綁到自己的學號
      顯示我的身份
      what's my role in this system
      我在系統裡是老師還是導師
      看我綁哪個帳號
      我绑的是谁
      am I bound?
      現在這個帳號是綁誰
      系統認得我嗎 我是誰
      我目前的身分是什麼
      我有綁定成功嗎
      我是不是已經綁定了
      Which student am I registered as?
      你那邊顯示我是幾班幾號
      我現在是用老師身份還是家長身份
      查我的帳號
      我現在是綁哪一個學生
      這裡登的是我嗎
      我的身分是什麼
      我是哪一班的
      我的個人資料
      我到底綁了沒
      is my account linked
      what's my student ID here
      show my profile
      你認識我嗎
      我是幾班的
      which class am I in
      你知道我是幾年幾班嗎
      我登記的是哪個名字
      幫我確認我綁的是哪個身分
      這支LINE綁的是我還是我媽
      Which user am I here?
      我有沒有綁定過
      我的綁定狀況
      現在綁在誰身上
      我有成功綁上去嗎
      這支 line 綁到誰
      你知道我幾班幾號
      我算老師還是學生
      你認不認得我
      現在是爸爸的帳號還是我的
      幫我查我綁了哪個小孩
      我登記的學號是多少
      did my binding work
      這是誰的帳號
      你那邊我的名字是什麼
      我綁的名字對嗎
      帳號資訊
      查帳號
      目前登入的人是誰
      我用的是哪個身分
      show me who I'm bound as
      whose name is on this
      我之前有綁過嗎
      which student is this account for
      who is bound here
    `,
  ),
]
