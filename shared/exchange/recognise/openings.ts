import type { OfficialLanguage } from '../../document/language'
import { numberStyle } from '../../document/number-styles'

/**
 * How paragraphs of resolutions and declarations begin, in the official languages that write them
 * so. A preambular paragraph opens with a participle and ends with a comma; an operative one opens
 * with a verb and is numbered.
 */
const preambular = [
  'acknowledging acting affirming alarmed anxious appreciating aware bearing believing cognizant',
  'commending concerned conscious considering convinced deploring desiring desirous determined',
  'emphasizing encouraged expressing guided having hopeful inspired keeping mindful noting',
  'observing reaffirming realizing recalling recognizing regretting reiterating resolved seeking',
  'stressing taking underlining underscoring welcoming wishing',
  'affirmant ayant considérant consciente conscient constatant convaincue convaincus désireuse',
  'désireux estimant exprimant gardant guidée notant préoccupée prenant rappelant réaffirmant',
  'reconnaissant regrettant résolue résolus saluant soulignant tenant préoccupé préoccupés désireuses',
  'acogiendo afirmando celebrando consciente considerando convencida deseosa destacando',
  'expresando guiada habiendo lamentando observando preocupada reafirmando reconociendo',
  'recordando reiterando resuelta subrayando teniendo tomando',
  'напоминая отмечая подтверждая признавая приветствуя учитывая ссылаясь сознавая будучи',
  'подчеркивая выражая принимая рассмотрев руководствуясь вновь стремясь исходя осуждая желая',
  'إذ وإذ ورغبة واقتناعا',
].flatMap((line) => line.split(' '))

const operative = [
  'adopts affirms agrees also appeals approves authorizes calls commends condemns confirms',
  'congratulates considers decides declares deplores emphasizes encourages endorses expresses',
  'further invites notes proclaims reaffirms recalls recognizes recommends regrets reiterates',
  'requests resolves stresses strongly supports takes underlines urges welcomes',
  'adopte affirme appelle approuve autorise condamne confirme décide déclare demande déplore',
  'encourage engage exhorte exprime fait félicite invite note prend prie réaffirme recommande',
  'regrette réitère se souligne',
  'acoge alienta aprueba autoriza condena confirma decide declara encomia exhorta expresa insta',
  'invita lamenta observa pide reafirma recomienda reitera solicita subraya toma',
  'постановляет призывает просит рекомендует подтверждает отмечает приветствует принимает',
].flatMap((line) => line.split(' '))

const preambularSet = new Set(preambular)
const operativeSet = new Set(operative)

export function opensPreambular(text: string): boolean {
  return opens(text, preambularSet) || chinesePreambular.test(text)
}

/** "Recalling", "Noting with satisfaction": nothing stands between the words. */
const chinesePreambular =
  /^(?:又|还|并|也|再次|进一步|满意地|遗憾地|赞赏地|关切地|严重|深切|深为|深感|特别){0,3}(?:回顾|重申|铭记|念及|注意到|认识到|确认|深信|关切|关注|赞赏|考虑到|考虑|强调|欢迎|意识到|承认|表示|相信|期望|希望|决心|遵循|审议了|欣见|谴责|认为|着重指出)/

export function opensOperative(text: string): boolean {
  return opens(text, operativeSet)
}

/** "Deeply concerned", "Solemnly affirms": an adverb may come first. */
function opens(text: string, verbs: ReadonlySet<string>): boolean {
  const words = firstWords(text)
  const adverb = /(ly|ment|mente)$/.test(words[0] ?? '')
  return words.slice(0, adverb ? 2 : 1).some((word) => verbs.has(word))
}

function firstWords(text: string): readonly string[] {
  return (
    text
      .slice(0, 60)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  )
}

/**
 * "Annex", "ANNEX II", "Annexe 2. Agenda": the number is counted anew, the title stays. In a heading
 * nothing need stand between them: "Annex II Agenda".
 */
export function readAnnex(
  text: string,
  isHeading = false,
): { readonly label: string; readonly length: number } | null {
  const found = annex.exec(text) ?? (isHeading ? annexAndTitle(text) : null)
  return found && { label: found[0].trim().replace(/[\s.:：–—-]+$/, ''), length: found[0].length }
}

/** A title begins as titles do: "Annex II to the report" has none. */
function annexAndTitle(text: string): RegExpExecArray | null {
  const found = numberedAnnex.exec(text)
  return found && /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(text.slice(found[0].length)) ? found : null
}

/** Whatever is counted so far has few annexes. */
const many = Array.from({ length: 40 }, (_, at) => at + 1)
const signsOf = (language: OfficialLanguage) =>
  // The longest first: "الثاني عشر" begins as "الثاني" does.
  many
    .map(numberStyle(language).annex.sign)
    .toSorted((a, b) => b.length - a.length)
    .join('|')

const western = '(?:annex|annexe|anexo|appendix|приложение)'
const numbered = [
  `${western}[\\s\\u00A0]+(?:[IVXL]{1,6}|\\d{1,2}|[A-Z])`,
  `(?:ال)?مرفق[\\s\\u00A0]+(?:${signsOf('ar')}|[IVXL]{1,6}|\\p{Nd}{1,2})`,
  `附件[\\s\\u00A0]*(?:${signsOf('zh')}|[IVXL]{1,6}|\\d{1,2})`,
].join('|')
const annex = new RegExp(
  `^(?:${numbered}|${western}|(?:ال)?مرفق|附件)(?:[\\s\\u00A0]*(?:[.:：–—-]|\\n)[\\s\\u00A0]*|[\\s\\u00A0]*$)`,
  'iu',
)
const numberedAnnex = new RegExp(`^(?:${numbered})[\\s\\u00A0]+`, 'iu')
