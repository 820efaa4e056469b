/**
 * The small words of names: articles, *son of*, *father of*, titles, and words that say that another name follows. All folded
 * (fold.ts), except the articles, which folding takes away. Latin spellings are those that clerks of the region write.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** The article as it is written where it does not sound like the letter after it: `al Dulaimi`, `آل سعود`. In lower case, without marks. */
export const ARTICLES = words("al el il aal ال аль ал эль ель");
/** The article as it sounds before a sun letter, which the word after it then begins with: `ash-Shammari`. */
export const SUN_ARTICLES = words(
  "ad ed ash esh as es ar er an en at et ath eth az ez adh edh ад ас аш ар ан ат аз эд эс эш эр эн",
);

/** The article after a short u: always the middle of one name (`Zia ur-Rahman`, `Saif ul-Islam`). */
export const JOINING_ARTICLES = words("ul ur ud us ush un ut uz oul our oud eddin уль ур уд ус");

/** *Servant of*: with the word that follows, one name. */
export const SERVANTS = words(`
  abd abdul abdel abdal abdil abdoul abdur abder abdus abdes abdud abded abdun abden abdush abdou cabdul
  عبد عبدال абд абдул абдель абдель абдур абдус абдал абду
`);

/** *Father of*: the kunya of a man. */
export const FATHERS_OF = words("abu abou abo aboo abi ebu ebi bu bou ابو ابي ابا بو абу аби");
/** *Mother of*: the kunya of a woman. */
export const MOTHERS_OF = words("umm um oumm oum omm ummu ام умм ум умму");

/** *Son of*, *daughter of*: what follows is the father's name. */
export const CHILD_OF = words(`
  bin ibn ben bint bent binti binte ould wuld weld walad wald b kure kurri kichi keca
  بن ابن بنت ابنه ولد نجل فرزند كوري كچي ибн бин бен бинт бинти
`);
/** The same after the father's name: `Bekzat Nurlan uly`. */
export const CHILD_OF_BEFORE = words(`
  uly ulu uulu oglu oglou ogly ogli oghlu qizi kizi kyzy gyzy qyzy
  улы уулу оглы оглу огли кызы кизи гызы
`);

/** What is joined to the word before it by the article: Nour al-Din. */
export const FAITHS = words(`
  din deen dine dyn eddin eddine uddin addin islam haq haqq hak abidin abidine abedin abideen rahman rehman rahmaan
  دين اسلام حق عابدين رحمن رحمان дин исламе хак ислам
`);
/** God, after a word that belongs to him: Habib Allah. */
export const GODS = words("allah ullah ulla ollah اللah الله оллох улла аллах уллах");

/** Set apart, and of little weight: not everybody writes them, and many share them. */
export const TITLES = words(`
  haji hajji hadji haj hajj alhaj alhajj alhaji elhaj elhadj haci
  sheikh shaykh shaikh sheik sheekh cheikh sheyh shex sheykh shaikha sheikha xeyx
  mullah mulla mollah molla mullo mele mela maulavi mawlawi maulawi maulvi molvi moulavi mawlavi maulana mawlana moulana mevlana
  sahib saheb sahab ustad ustadh ustaz ostad seyda akhund akhoond mufti qari kari imam emam ayatollah ayatullah
  dr doctor doktor prof professor eng engineer muhandis mr mrs ms miss mister sir madam madame monsieur mme herr frau senor senora
  general gen colonel col captain capt major lieutenant lt commander sergeant sgt brigadier president prasident minister
  صاحب حاج حاجي حجي حاجه شيخ شيخه ملا مولوي مولانا استاذ استاد دكتور دكتوره د مهندس سيدنا امام مفتي اخوند 
  عميد عقيد مقدم رايد نقيب ملازم لواء لوا فريق قاري شهيد مرحوم مرحومه
  хаджи шейх мулла мулло устаз устод доктор профессор имам генерал полковник майор капитан
`);
/** Titles where they stand first; elsewhere, and alone, they are names. */
export const TITLES_AT_FIRST = words(`
  sayyid sayed sayyed seyed seyyed seyid sayid syed saiyid sayyida hafiz hafez prince princess king
  سيد سيده مير حافظ امير сайид сеид
`);
/** These words may be a title and must not be taken for one after the first word, as may be `رايد` (Raid, or major). */
export const NAMES_ALSO = words("رايد امام شهيد نقيب imam major miss lt kari mela د");

/** What follows is another name of the person. */
export const ALSO_KNOWN = words(`
  alias aka dit dite called nicknamed known ملقب مدعو معروف شهير مكني مشهور прозвище кличка онже
`);
