import { type Sayings, saying } from './saying.ts'

/** A student and what they build. */
export const outcomes: readonly Sayings[] = [
  saying(
    'artifact.submit',
    {},
    `
      我要上傳
      上傳
      我要上傳學習成果
      我要交學習歷程
      新增一件
      新增課程成果
      登錄多元表現
      我想登一筆多表
      怎麼上傳
      要怎麼傳成果
      我有東西要傳
      幫我上傳檔案
      upload
      I want to upload something
      add a new diverse performance record
      record diverse performance
      I want to record a competition
      I'd like to add a course outcome
      我要傳物理實驗的報告
      我想交國文的課程成果
      加一件多表
      開始上傳
      我要新增多元表現紀錄
      我要繳交成果
      成果要怎麼上傳啊
      我想把專題放上來
      我要上傳作品
      再傳一件
      我還要再傳一件成果
      多表我要登錄服務學習
      我想登競賽紀錄 得獎了
      上傳課程學習成果
      要上傳英文課的成果ㄛ
      我想传课程成果
      submit a new course outcome
      建立新的成果
      我要po成果
      可以幫我傳一個成果嗎
      我現在要傳化學的學習成果 檔案等等給你
      多表新增
      我要補登多元表現
      我要登證照
      我有一份歷史報告想上傳
      想傳一個影片
      欸我要交學檔
      幫我開一個新的課程成果
      我想把地理課的作業當成果上傳
      start an upload
      can I upload my project now
      i wanna submit my course outcome
      我得了科展第二名 想登多元
      新增多表
      怎麼登多元表現啊
      請協助我上傳課程學習成果
      我要上傳生物的
      把這個檔案傳上去
      學習成果上傳
      我想新增
      送一件新的成果上來
      要怎麼把證照放進去
      我要上傳多元
      我想交數學探究的成果
      我有個作品要放
      幫我建立一筆多元表現
      我要登錄比賽得獎
      上傳新的
      I need to hand in a course outcome
      can you help me upload a file
      I want to hand in something
      add an entry
      can I add a certificate
      我想新增課程學習成果
      我有一個專題成果要上傳
      我想要交多元表現的資料
      我要登錄服務學習時數
      傳檔案給你可以嗎 我要上傳
      let me upload something
      怎麼交學習歷程
      我要交作品
      幫我存一份報告
      把檔案丟上去
      我有新的作品想放
      想把證書登上去
      我有比賽得獎要登記
      做完專題了 要傳
      要交學習歷程
      可以從這裡交嗎
      在哪裡上傳
      補傳一件成果
      我拿到多益證書要新增
      服務學習時數要登
      我想存幹部紀錄
      upload my project
      I have a file to add
      我有檔案要交
      放學習歷程
      新增作品
      登多元
      我要放我的專題報告
      把照片放進多元表現
      登錄志工時數
      我要登社團
      傳個作業上去
      新增一個成果
      弄一份草稿
      把證照加進去
      add an award
      I want to put in my report
      new upload
      檔案要傳給你嗎
      我拍照傳給你就好嗎
      I'd like to add a diverse performance
      how do I add a certificate
      I want to hand in a course outcome
      where do I upload
    `,
  ),
  saying(
    'artifact.list',
    {},
    `
      我傳了哪些
      我傳了什麼
      我的成果清單
      我的課程學習成果
      我的多元表現
      看我的成果
      老師認證了嗎
      我的成果認證過了沒
      認證了沒
      有被退件嗎
      被退回的有哪些
      我的草稿有哪些
      還沒送出的有哪些
      哪些已經通過了
      還在等老師認證的有幾件
      我的東西傳到哪了
      查看上傳紀錄
      列出我所有的多表
      這學期的成果列表
      上學期認證過的有哪些
      114-2 我傳了什麼
      show my drafts
      my diverse performance
      list my course outcomes
      what have I uploaded?
      did my teacher certify it yet
      which of my outcomes were returned?
      show me my pending items
      我目前有幾件成果
      我總共傳了幾件
      為什麼我被退件
      我的件數
      我有哪些還沒認證
      我有什麼東西還是草稿
      我的成果現在什麼狀態
      我上傳成功了嗎
      剛剛有傳成功嗎
      我的课程成果被退回了吗
      我之前登的多表給我看
      哪些成果認證成功
      有幾件認證中的
      老師有看我的成果了嗎
      我上傳的東西在哪裡看
      我到底傳了幾件
      這學期的多表我登了哪些
      老師認證完了沒啊
      我送出的那件過了嗎
      成果有被認證嗎
      有哪幾件被打回來
      還沒送認證的有哪幾個
      我的草稿
      查詢本學期課程學習成果認證狀態
      show all my certified outcomes
      have any of my items been returned?
      is my outcome certified yet
      what's in my portfolio
      我高一上傳了什麼
      我的國文成果過了沒
      目前有哪些件在認證中
      看看我傳的
      看我交了什麼
      我的成果被認證了嗎
      有沒有被退回的成果
      我有哪些成果還在等
      哪幾件是草稿
      顯示我所有成果
      我登錄過的多元表現
      我的那件報告老師過了嗎
      上傳狀態查詢
      上學期認證成功的成果
      my drafts
      did the upload go through
      how many items have I uploaded
      what's the status of my outcomes
      我這學期總共傳幾件
      我現在有哪些東西
      我現在傳了什麼
      還在審的有哪些
      show my list
      what did I upload
      has my teacher certified anything
      which ones passed
      我之前到底傳了啥
      我的英文成果認證好了沒
      有通過的嗎
      還有哪幾件沒送認證
      我這學期登了幾個多表
      被退的原因是什麼
      which outcomes are still drafts
      我傳的東西老師看了嗎
      有什麼是在等老師的
      有傳上去嗎
      我交過哪些
      老師看了沒
      老師審完了嗎
      我的認證結果
      哪些過了哪些沒過
      現在有哪些在我的清單
      我的東西都在哪個狀態
      我目前有什麼
      什麼東西還在審
      我還有哪些沒送
      我的草稿在哪
      我傳的有成功嗎
      #7 現在什麼狀態
      is it certified yet
      did anything get returned
      what do I have so far
      我的作品老師打分數了嗎 認證狀態
      列出全部
      全部列給我
      我的清單
      我放了什麼進去
      東西有進去嗎
      哪件被退
      哪件沒過
      哪件還在等
      我送了幾件
      我這學期送認證的有哪些
      老師有看了嗎
      數學那件過了嗎
      我傳的還在等認證嗎
      多表登了幾件
      成果傳了幾個
      草稿有哪些
      認證好的是哪些
      我歷年傳的
      查狀態
      what's pending
      what got rejected
      did my teacher certify it
      show all my stuff
      裡面有我的東西嗎
      我的檔案有傳進去嗎
      show me what I've uploaded
      which of my outcomes were returned
      what are my drafts
      has my teacher certified my report
      how many have I uploaded so far
    `,
  ),
  saying(
    'artifact.send',
    {},
    `
      送出認證
      我要送出認證
      送認證
      送審
      #3 送出
      幫我送 #5
      ＃１１送出認證
      編號6送認證
      把那件送出去認證
      全部送出認證
      所有草稿都送認證
      我寫好了 幫我送出
      送給老師
      把草稿交給老師認證
      send #4 for certification
      submit my draft for certification
      send it to my teacher to certify
      request certification for #20
      物理那件送認證
      送出#22給老師
      請把我的國文成果送出認證
      改好了 重新送認證
      把 #9 重新送出認證
      申請認證
      我要申請認證 #15
      帮我把#8送去认证
      可以幫我送認證嗎
      草稿都送出
      #10 ok了 送出
      please send my draft to the teacher
      我想把草稿送出 
      請幫我送出認證，謝謝老師
      #13 送給老師看
      可以送出了
      那就送認證吧
      提交認證 #7
      編號 21 請送審
      我的成果要送給任課老師認證
      please submit #9 to my teacher
      I'm ready to send it for certification
      所有的都送出去認證
      send everything for certification
      送出英文那件
      我確定要送出 #18
      好 送出
      我要正式送出
      把它送給老師認證
      #5 要送認證
      幫我送件 #17
      草稿通通送出去
      我改完了 再送一次
      send it
      request the teacher to certify #3
      我想拿去給老師認證
      send my draft
      please submit #3
      send #12 to the teacher
      #6 弄好了幫我送認證
      我要把這件送給老師審
      可以送出了嗎 我寫完了
      通通送去認證
      help me submit #9 for certification
      成果我要送出
      送吧
      交出去給老師看
      我要把草稿送出
      這件弄好了 送出
      丟給老師認證
      請老師幫我認證這件
      我想申請老師認證
      直接送給老師審
      幫我送件
      全部草稿送審
      send it to my teacher now
      ask my teacher to certify my drafts
      送出
      送去認證
      把這個送出去
      這件可以送了
      丟給老師
      把英文那件送認證
      我準備好了 送給老師
      請送認證
      交給老師認證
      send this one
      submit all drafts
      please submit my draft to the teacher
      send #4 for certification please
      I want to request certification
    `,
  ),
  saying(
    'artifact.edit',
    {},
    `
      改簡述
      我要修改
      修改成果
      編輯 #3
      #4 換檔案
      改標題
      我想改我的多表
      檔案傳錯了我要換
      更新 #12 的檔案
      簡述寫錯了
      #8 簡述重寫
      我要重新上傳 #6 的檔案
      edit #3
      change the file of #10
      I want to fix a typo in my description
      update the title of #2
      替換附件
      我要補一個檔案到 #7
      那件的簡述我想改
      修正一下多元表現的日期
      編輯草稿
      帮我改一下#5的标题
      名稱打錯了想改
      我被退件的那個要改
      第3件要修改
      #14 我想重寫簡述
      內容有誤想修正
      我要把 #3 的 pdf 換成新的
      可以改已經上傳的檔案嗎
      上傳錯檔了怎麼換
      幫我把標題改一下
      I uploaded the wrong file for #8
      can I change the title?
      modify #22
      我的多表日期填錯了
      #5 要補上影片
      退回來的那件我要修改
      檔案放錯了
      我要改 #4 的檔案
      更新簡述
      簡述有打錯
      換一個 pdf
      重新編輯那件
      那件的標題錯了
      fix the typo in #9
      update my diverse performance
      編輯第 5 件
      I want to edit my outcome
      change the description
      the title is wrong
      #15 我想改一下標題
      簡述我想重打
      能不能把 pdf 換掉
      我要改那件多表的名稱
      update #4
      上傳的檔案錯了 要換成新版
      我要換檔案
      檔案傳錯了要換
      重傳檔案
      簡述刪幾個字
      把標題改掉
      改一下說明文字
      想更正科目
      選錯課了要改
      補一張照片進去
      草稿還要再修
      被退的要改
      replace the pdf
      I picked the wrong course, change it
      改檔案
      換一個檔
      更改內容
      版本傳錯了
      放錯檔
      補充內容
      補一段字
      想換標題
      改科目
      更正名稱
      修一下草稿
      update my file
      change the title
      我想多放一張圖
      要再加一張照片到那件
      想補一個檔進去
      老師說要補 我想補一下
      簡述要補充
      老師叫我改標題
      I uploaded the wrong file, can I change it
      I want to edit my draft
      the description has a typo, let me fix it
    `,
  ),
  saying(
    'artifact.withdraw',
    {},
    `
      刪掉那件
      刪掉
      刪除
      我要刪除草稿
      撤回
      撤回 #3
      收回 #9
      把 #4 刪了
      取消送出 #6
      取消送審
      不要送認證了 拿回來
      我想撤回認證申請
      #5 我不想送了收回來
      全部刪掉
      草稿全刪
      delete #3
      withdraw #14
      take back #6
      delete all my drafts
      remove my draft
      移除 #13
      抽回來
      想把送出去的東西要回來
      剛剛送錯了 撤掉
      把多表那筆刪掉
      删除#2
      撤銷 #19 的認證申請
      recall the one I just sent
      重複傳了 刪一個
      我不想傳這件了 刪掉
      把重複的那件刪掉
      #24 拿掉
      我要收回送出去的認證
      #16 先撤回來改
      刪掉第2件
      unsubmit #5
      please remove #10
      cancel my certification request
      剛剛那件傳錯科目了 想刪掉重來
      把所有草稿清掉
      草稿刪掉
      取消送認證
      幫我把它刪除
      我後悔送出了 可以撤回嗎
      #14 不送了
      刪除編號 8
      全部撤回
      discard this draft
      get my submission back
      刪了吧那件
      delete it
      I don't want this one anymore
      cancel the submission of #4
      這件我不要了 幫我刪
      #20 幫我收回
      我要取消認證申請
      把上一件刪掉
      please delete my draft
      草稿都不要了
      後悔了 想拿回來
      送錯了可以收回嗎
      按到送出了 怎麼收回
      我想收回送出的
      先不要給老師看 收回
      不小心傳兩次 刪一個
      這個草稿不要了
      幫我砍掉這件
      把它拿掉
      整個刪除
      撤掉那件認證
      I changed my mind, take it back
      remove that draft
      收回
      拿回來
      不要送了
      不給老師看了
      刪了
      作廢
      把它刪除
      送錯人了 收回
      取消認證申請
      全部收回
      pull it back
      scrap this one
      I sent the wrong one, take it back
      remove #6
      can you delete my draft
      withdraw my request
    `,
  ),
  saying(
    'file.verify',
    {},
    `
      我的檔案還在嗎
      檔案會不會不見
      檢查我的檔案
      幫我確認檔案完整性
      我的檔案有壞嗎
      驗證檔案
      我上傳的東西還在ㄇ
      檔案有被改過嗎
      我的檔案有沒有遺失
      are my files still there
      check my files
      verify my files
      have my files been changed?
      你們會不會又像上次一樣檔案弄丟
      我怕檔案不見 幫我看一下
      我的pdf還打得開嗎
      確認檔案沒有被動過
      我的學習歷程檔案還在不在
      檔案校驗
      我的文件还在吗
      file check
      is my data safe and unchanged
      檔案備份還好嗎
      我的檔案有備份嗎
      檔案沒事吧
      幫我看我的檔案有沒有損毀
      我之前上傳的影片還能看嗎
      新聞說學習歷程檔案又掉了 我的有沒有事
      did you lose my files
      please check whether my files are corrupted
      我的檔案跟當初上傳的一樣嗎
      檔案會不會被改掉
      我之前的檔案還有嗎
      幫我確定檔案沒壞
      檔案有沒有完整保存
      我擔心檔案遺失
      is my file corrupted
      資料還在吧
      上傳的東西都還好嗎
      are my documents safe
      did anything happen to my files
      上傳的檔案都完好吧
      學校會不會把我的檔案搞丟
      幫我查檔案還在不在
      can you verify that nothing was lost
      我的東西應該都還在吧
      我的資料有被弄丟嗎
      有沒有人改我的檔案
      檢查一下我傳的東西有沒有問題
      我傳的檔案還好好的嗎
      之前傳的還在不在
      檔案有沒有損壞
      聽說系統出包 我的檔案有沒有事
      is everything I uploaded still there
      檔案還在嗎
      檔案有壞嗎
      檢查檔案
      我傳的檔案安全嗎
      打得開嗎
      有沒有遺失
      確認檔案完整
      怕檔案掉了 查一下
      are they still there
      is everything safe
      are my things safe
      is my work safe
      我的作品還好好的嗎
      作品完好無缺嗎
      did my files get lost
      are my files okay
    `,
  ),
]
