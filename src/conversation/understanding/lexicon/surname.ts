/** Surnames common in Taiwan, as a regular expression source; those that begin everyday words are kept from doing so. */
export const surname =
  '(?:[陳林黃張李王吳劉蔡楊鄭洪郭邱廖賴徐葉蘇莊呂蕭羅潘朱鍾彭詹胡趙盧梁顏柯翁魏孫戴范宋鄧杜傅侯曹薛丁馬董溫藍石蔣田康余游沈江卓阮童鄒姚施湯涂尤巫歐闕]|許(?!可|多)|謝(?!謝)|曾(?!經)|簡(?!述|單|報|體)|何(?!時)|周(?!末)|高(?![一二三中職])|方(?![式便法])|(?<!課)程(?!式|序|度)|白(?!天)|黎|古|唐|秦|龔|連(?!結)|金)'
