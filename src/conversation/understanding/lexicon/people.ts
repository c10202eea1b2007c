import { words } from '../words.ts'

export const teacher = words`老師 / 教師 / 任課 / teachers? / (mr|ms|mrs)\.?(?![a-z])`
export const students = words`學生 / 同學 / students?`
/** Those a homeroom teacher or an office answers for: a class, a grade, the school. */
export const group = words`
  班上 / 我們?班 / (哪[些幾]|各|每)個?班 / [本全這]班 / 我的班 / 班群 / 班級 / 導師 / (?<!哪一?)班[的裡內] / 我帶的 / 我的學生 / 大家 / 全校 / 年級
  高[一二三](?![上下\d])…(學生|同學|的人|全體|發|說) / (給|廣播|提醒|通知|跟|對)高[一二三] / (?<![\d#.-])[1-3]\d{2}(?![\d字m年學-]| ?學)
  [一二三][零〇○一][一二三四五六七八九]班? / [高普]?[一二三1-3]年?級?.{1,2}班 / 同學們 / 學生們 / class(es)? / homeroom / every(one|body)
  (my|the|all) students / grade 1[0-2] / 1[0-2]th graders / whole school
`
export const family = words`
  爸 / 媽(?!的) / 父母 / 家長 / 家人 / 監護人 / 法定代理 / [小女孫]孩 / 孩子 / 兒子 / 女兒 / 阿[嬤公] / [哥姊姐] / parents? / mom / mum
  mother / dad / father / guardians? / son / daughter / child / kid / family
`
