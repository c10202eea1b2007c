/** What web pages say. */
export const pages = {
  notices: {
    notFound: { title: '沒有這一頁', lines: ['網址可能少了一段。學習歷程檔案的事，請回到聊天室。'] },
    failed: { title: '這一頁暫時打不開', lines: ['是我們這邊的問題，請過一會兒再試；一直不行請告訴教務處。'] },
    linkExpired: {
      title: '連結過期了',
      lines: ['檔案連結一天內有效。', '請回到聊天室，按那一件的「開啟檔案」或「重新開啟」，就有新的連結。'],
    },
    linkUnknown: {
      title: '這個連結不完整',
      lines: ['請回到聊天室，直接按「開啟檔案」，不要複製網址。'],
    },
    uploadGone: {
      title: '這次上傳過期了',
      lines: ['上傳頁 30 分鐘內有效，而且只給要它的人用。', '請回到聊天室，再按一次「上傳名冊」。'],
    },
    packageGone: {
      title: '這個下載連結不能用了',
      lines: ['下載連結一小時內有效；資料更新或刪除之後，舊的連結也不能用。', '請回到聊天室，再按一次「下載」。'],
    },
    packageNotYours: {
      title: '這份資料不是你的單位辦理的',
      lines: ['你的帳號現在沒有這個身分，所以沒有給你。'],
    },
    arrivalGone: {
      title: '這次上傳過期了',
      lines: ['上傳頁 30 分鐘內有效，而且只給要它的人用。', '請回到聊天室，再要一次。'],
    },
    adminOnly: {
      title: '這一頁給系統管理人員看',
      lines: ['請在一對一聊天裡說「你會做什麼」，按「排程總覽」。', '連結一小時內有效，只能看，不能改。'],
    },
    fileGone: {
      title: '這個檔案現在不能開',
      lines: ['它可能已經換掉、撤回或刪除，或者這門課不再由你任課。', '請回到聊天室，看那一件現在的狀態。'],
    },
    fileBroken: {
      title: '檔案和收件時不一樣',
      lines: [
        '讀出來的內容和收件時的紀錄不符，所以不給你一個錯的檔案。',
        '這件事已經記下來。請告訴教務處，並準備好原始檔。',
      ],
    },
  },
  calendar: {
    title: '學習歷程檔案作業期程',
    subscribe: '訂閱到行事曆',
    asOf: (day: string): string => `${day} 的期程；以公告為準。`,
    empty: '學校還沒輸入學期日期，所以還沒有期程。',
    year: (year: number): string => `${year} 學年`,
    term: (term: string, opens: string, ceremony: string): string => `${term}：開學日 ${opens}，休業式 ${ceremony}`,
    wholeYear: '整個學年',
    everyone: '全體',
    selfCheck: (from: string, until: string): string => `自我檢核：${[from, until].filter(Boolean).join(' 到 ')}`,
    official: '公告全文',
    opens: (what: string, time: string): string => `${what}開放${time}`,
    closes: (what: string, time: string): string => `${what}截止${time}`,
    selfChecks: (what: string): string => `${what}自我檢核`,
  },
}
