/**
 * The commonest names of the region, each with its spellings: what their letters alone cannot tell. In Arabic حسن and حسين are one
 * letter apart, as a typing error is, and two names; Muhammad and Mehmet are four apart, and one. Written down by this project.
 */
import { foldWord } from "./fold.ts";

/** A name a line. A spelling may be two names' (`Hamid`). */
const NAMES: readonly string[] = [
  "محمد Muhammad Mohammed Mohammad Mohamed Mohamad Muhammed Mohammod Mehmet Mihemed Muhamad Магомед Мухаммед Мухаммад Мохаммед",
  "محمود Mahmoud Mahmud Mahmood Mehmud Mahmut Махмуд",
  "أحمد Ahmad Ahmed Ahmet Ehmed Ахмед Ахмад",
  "حمد Hamad Hamed Хамад",
  "حامد Hamid Hamed Haamid Хамид Хамед",
  "حميد Hamid Hameed Хамид",
  "حماد Hammad Hammaad",
  "علي Ali Aly Eli Али",
  "علاء Alaa Ala",
  "حسن Hasan Hassan Hesen Хасан Хассан",
  "حسين Hussein Husayn Hussain Hossein Husein Husain Hussien Huseyin Hisen Хусейн Хусаин",
  "حسان Hassan Hasan Hassaan Хасан Хассан",
  "حسني Hosni Husni",
  "محسن Muhsin Mohsen Mohsin Мухсин",
  "سعيد Saeed Said Sayeed Saied Саид",
  "سعد Saad Sad Саад",
  "سعود Saud Saoud Сауд",
  "أسعد Asaad Asad",
  "مسعود Masoud Masud Massoud Mesud Масуд",
  "خالد Khaled Khalid Xalid Халид Халед",
  "خليل Khalil Xelil Халил",
  "وليد Walid Waleed Welid Валид",
  "كريم Karim Kareem Kerim Карим",
  "كريمة Karima Kareema Карима",
  "سليم Salim Saleem Selim Салим",
  "سالم Salem Salim Салем Салим",
  "سلمان Salman Selman Салман",
  "سليمان Sulaiman Suleiman Sulayman Soliman Sileman Сулейман",
  "سامي Sami Samy Сами",
  "سمير Samir Sameer Самир",
  "جمال Jamal Gamal Cemal Джамал",
  "جميل Jamil Jameel Cemil Джамиль",
  "جميلة Jamila Jameela Джамиля",
  "كمال Kamal Kemal Камал",
  "كامل Kamel Kamil Камиль Камил",
  "عمر Omar Umar Omer Умар Омар",
  "عمار Ammar Аммар",
  "عامر Amer Amir Амер Амир",
  "عمرو Amr Amro Амр",
  "أمير Amir Ameer Амир",
  "يوسف Yousef Yusuf Youssef Yousif Yusif Юсуф",
  "يونس Younes Yunus Younis Юнус",
  "ياسر Yasser Yasir Yaser Ясир",
  "ياسين Yasin Yassin Yaseen Yassine Ясин",
  "حسام Husam Hussam Хусам",
  "رشيد Rashid Rasheed Rachid Рашид",
  "راشد Rashed Rashid Raashid Рашид Рашед",
  "ماجد Majed Majid Маджед Маджид",
  "مجيد Majid Majeed Маджид",
  "ناصر Nasser Naser Nasir Насер Насир",
  "نصر Nasr Наср",
  "نور Nour Noor Нур",
  "نورا Noura Nura Нура",
  "فاطمة Fatima Fatma Fatimah Fatme Фатима",
  "مريم Maryam Mariam Meryem Miriam Марьям Мариам",
  "أمين Amin Ameen Emin Амин",
  "أمينة Amina Ameena Emine Амина",
  "زيد Zaid Zayd Zeid Зейд",
  "زياد Ziad Ziyad Зияд",
  "يزيد Yazid Yazeed Язид",
  "أيمن Ayman Aymen Айман",
  "إيمان Iman Eman Иман",
  "رامي Rami Ramy Рами",
  "رحيم Rahim Raheem Рахим",
  "رحمن Rahman Rehman Рахман",
  "عبدالرحيم Abdulrahim",
  "عبدالرحمن Abdulrahman Abdurrahman Абдурахман",
  "إبراهيم Ibrahim Ebrahim Ibrahem Brahim Ибрагим Ибрахим",
  "موسى Musa Mousa Moussa Муса",
  "عيسى Isa Issa Essa Иса",
  "عباس Abbas Аббас",
  "فهد Fahd Fahad Фахд",
  "فؤاد Fuad Fouad Фуад",
  "فيصل Faisal Faysal Feisal Фейсал",
  "فاضل Fadel Fadil Fadhil",
  "فضل Fadl Fazl",
  "مراد Murad Mourad Мурад",
  "مروان Marwan Merwan Марван",
  "Сергей Sergei Sergey Serhiy سيرجي",
  "Андрей Andrei Andrey Andriy اندريه",
  "Александр Alexander Aleksandr Alexandr الكسندر",
  "Александра Alexandra Aleksandra الكسندرا",
  "Иван Ivan ايفان",
  "Иванов Ivanov ايفانوف",
];

const NAMES_OF = namesOf();

/** By folded word; of some in Latin or Cyrillic letters nobody can say which of two names they are. */
function namesOf(): ReadonlyMap<string, readonly number[]> {
  const names = new Map<string, number[]>();
  for (const [name, spellings] of NAMES.entries()) {
    for (const word of new Set(spellings.split(" ").map(foldWord))) names.set(word, [...(names.get(word) ?? []), name]);
  }
  return names;
}

/** Whether two folded words are known spellings of one name; undefined where either is none that is known. */
export function knownToBeOne(one: string, other: string): boolean | undefined {
  const names = NAMES_OF.get(one);
  if (names === undefined) return undefined;
  return NAMES_OF.get(other)?.some((name) => names.includes(name));
}
