/** Lower case without accents, with plain digits and dashes, so that `März`, `MÄRZ` and `marz` are one word. */
export function foldWords(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
  return plain.toLowerCase().replaceAll('ı', 'i').normalize('NFC')
}

/**
 * Month names and their common short forms, January first: English, German, French, Spanish, Italian, Portuguese,
 * Catalan, Dutch, the Nordic languages, Polish, Czech, Russian, Ukrainian, Greek, Hungarian, Turkish, Indonesian.
 * A name that two languages give to different months is left out.
 */
const MONTH_NAMES = [
  'january jan janvier janv januar janner janeiro enero ene gennaio gen gener januari sty stycznia styczen ledna leden января январь янв січня січень ιανουαριος ιανουαριου ιαν januar ocak oca',
  'february feb febr februar februari fevrier fev fevr fevereiro febrero febbraio febbr febrer lutego luty unora unor февраля февраль фев лютого лютии φεβρουαριος φεβρουαριου φεβ subat sub',
  'march mar marz mars marzo marco maart mrt marts marca marzec brezna brezen марта март мар березня μαρτιος μαρτιου μαρ marcius marc mart maret',
  'april apr avril avr abril abr aprile apg aprila kwietnia kwiecien kwi dubna duben апреля апрель апр квітня απριλιος απριλιου απρ aprilis nisan nis',
  'may mai mayo maggio mag maio maig mei maj maja kvetna kveten мая май травня μαιος μαιου μαι majus mayis',
  'june jun juin juni junio giugno giu junho juny czerwca czerwiec cze cervna cerven июня июнь июн червня ιουνιος ιουνιου ιουν junius haziran haz',
  'july jul juil juillet juli julio luglio lug julho juliol lipca lipiec lip cervence cervenec июля июль июл липня ιουλιος ιουλιου ιουλ julius temmuz tem',
  'august aug aout agosto ago agost augustus augusti sierpnia sierpien sie srpna srpen августа август авг серпня αυγουστος αυγουστου αυγ augusztus agustos agu agustus agt',
  'september sept sep septembre septiembre setiembre settembre sett set setembro setembre wrzesnia wrzesien wrz zari сентября сентябрь сен сент вересня σεπτεμβριος σεπτεμβριου σεπ szeptember szept eylul eyl',
  'october oct octobre octubre oktober okt ottobre ott outubro out pazdziernika pazdziernik paz rijna rijen октября октябрь окт жовтня οκτωβριος οκτωβριου οκτ ekim eki',
  'november nov novembre noviembre novembro listopada listopad ноября ноябрь ноя нояб νοεμβριος νοεμβριου νοε kasim kas nopember',
  'december dec decembre dez dezember diciembre dic dicembre dezembro desembre desember des grudnia grudzien gru prosince prosinec декабря декабрь дек грудня δεκεμβριος δεκεμβριου δεκ aralik ara',
]

/** Month name -> 1 to 12. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  MONTH_NAMES.flatMap((names, index) =>
    foldWords(names)
      .split(' ')
      .map((name) => [name, index + 1] as const),
  ),
)

/** Zone name -> minutes east of Greenwich. Where a name is shared, RFC 822 decides (CST is American), then use. */
export const ZONES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ z: 0, ut: 0, utc: 0, gmt: 0, wet: 0, west: 60, bst: 60 },
    ...{ est: -300, edt: -240, et: -300, cst: -360, cdt: -300, ct: -360 },
    ...{ mst: -420, mdt: -360, mt: -420, pst: -480, pdt: -420, pt: -480 },
    ...{
      akst: -540,
      akdt: -480,
      hst: -600,
      ast: -240,
      adt: -180,
      nst: -210,
      ndt: -150,
      brt: -180,
      art: -180,
    },
    ...{ cet: 60, cest: 120, met: 60, mest: 120, mez: 60, mesz: 120, eet: 120, eest: 180, sast: 120 },
    ...{
      msk: 180,
      msd: 240,
      ist: 330,
      npt: 345,
      ict: 420,
      wib: 420,
      hkt: 480,
      sgt: 480,
      pht: 480,
      awst: 480,
    },
    ...{ jst: 540, kst: 540, acst: 570, acdt: 630, aest: 600, aedt: 660, nzst: 720, nzdt: 780 },
  }),
)

/** Words that may stand inside a date without saying anything. */
export const FILLERS: ReadonlySet<string> = new Set(
  'st nd rd th er e de del di of the den du le el al a at um uhr kl t г года'.split(' '),
)
