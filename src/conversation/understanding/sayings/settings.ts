import { type Sayings, saying } from './saying.ts'

/** How the assistant speaks, and how often. */
export const settings: readonly Sayings[] = [
  saying(
    'notification.settings',
    { action: 'mute' },
    `
      不要一直通知我
      可以不要一直傳訊息嗎
      關閉通知
      關掉提醒
      你好吵
      不要再提醒我了
      暫停通知
      靜音
      晚上不要傳通知給我
      一天到晚跳通知很煩
      mute notifications
      stop reminding me
      关闭通知
      訊息太多ㄌ 少傳一點
      請不要在上課的時候傳提醒
      stop spamming me
      可不可以不要每天一直跳提醒
      通知給我關掉啦
      先別吵我
      我不想再收到任何通知了
      請關閉所有推播
      can you stop sending notifications
      半夜不要傳啦
      別再叮我了
      關提醒
      訊息太頻繁了可以減少嗎
      考試週不要吵我
      以後不用通知我
      please turn notifications off
      I don't want to receive notifications
      too many messages
      一直叮咚叮咚很吵
      有事再叫我
      提醒太多了 關掉好嗎
      可以讓它安靜一點嗎
      每天早上七點就叮 可以不要嗎
      pause reminders please
    `,
  ),
  saying(
    'notification.settings',
    { action: 'unmute' },
    `
      開啟通知
      打開通知
      我想重新收到提醒
      通知開回來
      截止前記得提醒我
      以後有截止日都提醒我
      取消靜音
      我沒收到通知 幫我打開
      unmute
      turn reminders back on
      提醒幫我開
      我想要收到截止提醒
      通知好像被我關掉了 可以再打開嗎
      enable notifications
      我想要有提醒
      重新開啟提醒功能
      有事要叫我喔
      every deadline, remind me
      I want to get reminders again
      turn on notifications
      start notifying me
      幫我打開截止日提醒
      我想再收到通知
    `,
  ),
  saying(
    'notification.settings',
    { action: 'show' },
    `
      我的通知設定是什麼
      我會收到哪些提醒
      通知現在是開的還是關的
      what notifications do I get?
      通知關了沒
      我目前的通知狀態
      都會通知些什麼
      am I getting reminders?
      提醒現在開著嗎
      我有訂閱什麼通知
      查通知設定
      which notifications are on
      要怎麼知道我有沒有開通知
      what kind of reminders will you send me
    `,
  ),
  saying(
    'notification.settings',
    {},
    `
      調整通知
      更改提醒設定
      提醒設定
      notification settings
      通知偏好設定
      reminder settings
      通知要去哪裡調
    `,
  ),
  saying(
    'language.set',
    {},
    `
      speak English please
      英文
      中文
      切換成中文
      請改用英文
      講中文啦
      我看不懂英文
      我想用英文
      change language
      語言設定
      切換語言
      English please
      can you use Chinese
      換回中文
      英文介面
      I can't read Chinese, use English
      set language to English
      改成繁體中文
      可以講中文嗎
      说中文
      我是外籍老師 please use english
      中文版
      可以換英文嗎
      我要中文介面
      用中文回答我
      切到英文模式
      Could you talk to me in English?
      I prefer Chinese
      我不太會中文
      請切換語言
      language
      改英文
      english
      用英文回
      我要看中文的
      切中文
      能說國語嗎
      switch to English mode
      can you speak Chinese
      英文版在哪
      能不能講英文
      可以講中文嗎我看不懂
      Switch the language to Chinese
      我要英文的介面
    `,
  ),
]
