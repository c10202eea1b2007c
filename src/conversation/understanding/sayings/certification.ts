import { type Sayings, saying } from './saying.ts'

/** Certification, from either side. */
export const certification: readonly Sayings[] = [
  saying(
    'certification.nudge',
    {},
    `
      幫我催老師
      催老師
      催一下老師
      老師都不認證 幫我催
      提醒老師認證
      請提醒老師幫我認證
      可以叫老師快點認證嗎
      幫我跟老師講一下要認證
      老師忘記認證了怎麼辦 幫我提醒
      #12 催老師
      全部都催一下
      remind my teacher
      nudge my teacher about #5
      can you ask my teacher to certify my work
      ping the teacher for me
      老師已讀不回都沒認證 幫我敲他
      我的成果卡在老師那邊好久 催一下
      帮我催一下老师
      等好久老師還不認證 可以幫我提醒嗎
      幫我通知任課老師去認證
      催促認證 #8
      快截止了老師還沒認證我的 幫我催
      傳訊息給老師請他認證
      help me remind my teacher
      老師好像忘了 幫我提醒一下
      我送了兩個禮拜老師都沒動靜 催一下好嗎
      可以幫忙戳一下數學老師嗎
      能不能請老師趕快認證我的成果
      #19 老師還沒看 幫催
      send a reminder to my teacher
      could you nudge Mr. Lin to certify my work
      麻煩提醒任課老師認證 #6
      老師還沒認證 快過期了 幫我提醒
      老師還沒看我的 可以提醒嗎
      叫老師快一點
      幫我敲一下任課老師
      我的 #20 等很久了 催一下
      麻煩跟老師講我有送認證
      please ask my teacher to look at it
      幫我提醒物理老師
      remind my teachers about everything
      跟老師說我送了
      幫我轉告老師我送認證了
      tell my teacher I sent it
      please push my teacher
      老師好像沒看到 幫我提醒他認證
      可以催一下歷史老師嗎
      #3 卡很久 幫我問老師
      my teacher forgot, please remind her
      老師還沒認證怎麼辦
      老師好慢喔可以催嗎
      可以幫我問老師嗎 還沒認證
      送好久了老師沒認證
      老師忘記認證了 提醒他
      叫老師認證啦
      幫我敲老師
      傳訊息給老師叫他認證
      麻煩通知老師幫我認證
      請你跟老師講一下
      can you remind him to certify
      my teacher forgot to certify, poke her
      再催一次
      幫我跟老師講一聲
      跟導師說請任課老師認證
      請數學老師認證
      老師怎麼還不認證
      都兩週了還沒認證
      等好久喔 老師還不看
      麻煩老師快一點
      老師可能忘了
      他還沒認證 你跟他說
      give her a reminder
      my teacher is slow
      my teacher hasn't certified it, can you remind them
    `,
  ),
  saying(
    'certification.pending',
    {},
    `
      還有幾件要認證
      我有哪些要認證的
      待認證的有哪些
      等我認證的
      有沒有新的認證要看
      學生送了幾件給我
      今天有要認證的嗎
      我還沒認證的有哪些
      我還有多少沒認證
      待審清單
      有誰送件
      有人送認證嗎
      show pending certifications
      what do I need to certify
      how many are waiting for my certification
      anything to certify?
      查看待認證學生作品
      我的認證清單
      還有哪些學生作品要審
      認證到哪了 還剩多少
      目前還有幾個學生等我認證
      我要看學生送來的成果
      待认证的有几件
      有需要我認證的嗎
      還有多少件沒審
      我的認證進度
      老師要認證的在哪裡看
      我還有學生的作品沒看
      今天有新的送件嗎
      查詢待認證案件
      我有幾件還沒審
      有什麼需要我處理的認證
      how many submissions are waiting for my approval
      有沒有學生等我認證
      還有誰的沒認證
      待審核
      list what I need to certify
      有哪些學生的作品等著認證
      我認證完了嗎
      有幾個學生送認證
      看看誰送了認證
      我還要認證幾個
      pending list
      show me what students submitted for certification
      老師這邊待處理
      what do I have to certify
      do I have anything to approve
      which entries wait for me
      how many students are waiting
      哪些學生送了認證
      我班上課的學生有幾件要我審
      還沒處理的認證有幾件
      待我認證的成果
      還有多少沒批
      要審的有幾件
      學生有交來嗎
      有新的送審嗎
      我還要看幾件
      有誰送認證過來
      我還有多少要審
      今天要認證幾件
      我的審核清單
      沒認證完的還有誰
      what needs my approval
      which ones do I still have to certify
      anything waiting
      要我認證的有哪些
      我要認證的東西在哪
      給我看待認證的
      還沒審的給我看
      學生送了什麼過來
      有幾個學生在等我
      批閱清單
      未審的作品
      我今天有幾件要看
      to certify list
      which items need certification from me
      how many students are waiting for me
      do I have things to certify
    `,
  ),
  saying(
    'certification.approve',
    {},
    `
      #12 通過
      認證 #3
      全部認證通過
      通過 #8
      這件通過
      我要認證
      這件沒問題 幫我認證
      都通過
      給過
      同意認證 #10
      核可 #21
      approve
      approve #3
      certify #12
      certify all
      pass #5
      ＃２３ 認證通過
      這幾件全部給過
      學生的成果都沒問題 全部通過
      確認是學生本人作品 #14 通過
      #9 可以
      #6 OK
      #40 准
      一次全部認證
      幫我把 #18 認證起來
      开始认证
      編號7通過
      all good, approve everything
      全部同意
      #33 認證ok
      這個可以過
      幫我通過 #25
      全部核准
      我要開始認證學生成果
      沒問題 通過
      #4 是他自己做的 通過
      accept #16
      I approve all of them
      其他的全部通過
      准 #8
      #2 給他過
      這份可以認證
      全部ok給過
      我看過了 #10 通過
      通過第3件
      確認認證 #15
      yes approve
      sign off on #6
      全都認證
      approve it
      I'd like to certify #4
      pass them all
      #30 OK 過
      我要認證這件
      幫我把全部都通過
      #2 #3 都通過
      這位同學的成果認證通過
      看過了給過
      可以 認證
      這件過
      都給他們過
      同意認證
      這些都可以認證
      幫我按通過
      全過
      looks good, certify it
      過
      都過
      可以過
      這個ok 過
      認證這件
      准了
      全部給過
      學生這份可以
      這些都給過吧
      all good, approve
      pass this
      我想要認證學生的東西
      來認證學生的成果
      我要開始認證了
      認證學生送來的作品
      我要來批學生的成果
      寫得不錯 通過
      做得很棒 給過
      沒什麼問題 過
      certify all of them
      this one passes
    `,
  ),
  saying(
    'certification.return',
    {},
    `
      退回 #12 不是本課作業
      退回
      退件
      #3 退回
      退件 #5
      #8 不通過
      這件要退回
      不認證 #9
      #10 退回，簡述太長
      #11 退件 原因是檔案壞掉
      退回 #4 因為不是學生本人的作品
      把 #6 退回給學生
      打回去 #7
      reject #5
      reject #12 because the file is corrupted
      return #3 reason: not from this course
      send #9 back to the student
      退回＃２０：抄襲
      #15 這份不能過 退回
      駁回 #16
      全部退回
      我想退回這個學生的成果
      退回 #31 理由 檔案打不開
      退件#2 上傳錯課程了
      退回#8，请补上参考资料
      #33 退回去 不是這學期的作業
      #12 打回票
      這件不行 退回
      #19 退回修改 簡述沒寫完
      #27 不給過
      退回 #5 檔案是空白的
      請將 #8 退回，原因：非本學期作品
      return #14
      I want to return #6 because it's not the student's own work
      send it back
      退件 理由：抄襲
      #22 這是別班的 退
      #3 退
      請退件 #21 檔案無法開啟
      這個不是本班學生 退回
      退回重做
      #8 不予認證
      return number 9, wrong file
      幫我退掉這件
      把 #5 打回，缺少佐證
      return it to the student
      not approved #3
      #18 退回 理由是未附檔案
      這份我不認證 退回
      #4 要退 內容跟課程無關
      請把#5退給學生，說明：照片模糊
      退給學生改
      請他重寫 退回
      打回去
      這不是我的課 退
      檔案錯了 退回去
      這件不行 退
      簡述亂寫 退件
      退回並請學生補檔
      not my course, return it
      send back to student
      退
      退掉
      這個不能過
      不給過
      請學生重做 退回
      內容不對 退回
      字數不夠 退
      少附檔 退件
      跟課程無關 退件
      reject it
      return this, the file is broken
    `,
  ),
  saying(
    'proxy.assign',
    {},
    `
      請王老師代理認證
      我要請假 找人代理認證
      代理認證
      設定代理認證老師
      請林老師幫我認證 我要開刀
      由張老師代理認證
      指定李美玲代理認證
      讓陳主任代我認證
      把認證交給劉老師
      我不在的期間由蔡老師代為認證
      assign a proxy certifier
      let Mr. Chen certify for me
      assign Ms. Lin as my proxy
      I'm on leave, who... please assign John Wang to certify in my place
      我請育嬰假 代理人是周老師
      代理人改成郭老師
      指派楊淑芬老師代理認證
      換許老師代理
      我要找代理人
      我想委託謝老師代理認證
      下個月住院 請洪老師幫忙代認證
      幫教師設定認證代理人
      新增代理認證教師 鄭雅文
      请王老师代理认证
      張老師離職了 改由高老師代理認證
      我要指定代理人
      下週我出差 由蕭老師代理認證
      請幫我設吳美玲為代理認證教師
      I'd like Mr. Wang to be my proxy
      讓教學組長代理我認證
      可以找方老師代我認證嗎
      換人認證 改由何老師
      幫李老師指派代理認證
      我生小孩要請假 認證請沈老師幫忙
      設定我的代理人為鄭老師
      替林老師找代理認證
      安排賴佳玲老師代理認證
      can someone certify in my place
      have Ms. Chang cover my certifications
      我的認證想請別人代理
      I need a proxy
      please find someone to certify for me
      育嬰假期間由郭老師代理認證
      我想請同科的吳老師代理
      代理人換成江老師
      之後認證都由別的老師做
      想找同事代我認證
      我要換代理人
      設定代理老師
      我住院了 請同事幫我認證
      把我的認證工作轉給他
      I need someone to certify for me while I'm away
      換代理
      代理改成別人
      指定代理
      請同事代理
      王老師代理我
      我不在的時候請林老師認證
      set a proxy
      someone else will certify for me
      I'm on leave, let someone certify for me
    `,
  ),
]
