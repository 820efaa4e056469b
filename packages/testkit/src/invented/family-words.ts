/**
 * Family names, tribes and nisbas of the region, and given names and families of Central Asia and the Caucasus: common words
 * (facts), commonest first; every person made of them is invented. Columns as in given-words.ts; for Central Asia the second
 * is Cyrillic.
 */

export const ARAB_FAMILIES = `
الأحمد|al-Ahmad|Al Ahmed|Alahmad|El Ahmad
المحمد|al-Muhammad|Al Mohammed|Almohamad
العلي|al-Ali|Al Ali|Alali|El Ali
الحسين|al-Hussein|Al Hussain|Alhusain
الخلف|al-Khalaf|Al Khalaf|Alkhalaf
الجاسم|al-Jasim|Al Jasem|Aljassem
الحسن|al-Hasan|Al Hassan|Alhasan
العبد الله|al-Abdallah|Al Abdullah|Alabdullah
الإبراهيم|al-Ibrahim|Al Ibrahim|Alibrahim
الجبوري|al-Jubouri|Al Jibouri|Aljuburi|Al-Jaburi
العبيدي|al-Ubaydi|Al Obaidi|Alobeidi
الدليمي|al-Dulaymi|Al Dulaimi|Aldulaimi
الشمري|al-Shammari|Al Shamari|Alshammari
العزاوي|al-Azzawi|Al Azzawi|Alazawi
التميمي|al-Tamimi|Al Tamimi|Altamimi|Ettamimi
الزوبعي|al-Zawbai|Al Zubaie|Alzobaie
الجنابي|al-Janabi|Al Janabi|Aljanabi
القيسي|al-Qaysi|Al Qaisi|Alkaisi
الحمداني|al-Hamdani|Al Hamdany|Alhamdani
الطائي|al-Tai|Al Taie|Altaee
اللهيبي|al-Luhaybi|Al Lahibi|Alluhaibi
العنزي|al-Anzi|Al Anazi|Alenezi
البقارة|al-Baggara|Al Bakara|Albaqara
العكيدات|al-Ukaydat|Al Ogaidat|Alakidat
الشعيطات|al-Shuaytat|Al Shaitat|Alsheitat
الحسون|al-Hassoun|Al Hassun|Alhasoun
الصالح|al-Salih|Al Saleh|Alsaleh
العمر|al-Omar|Al Omar|Alomar
العيسى|al-Isa|Al Issa|Alissa
الموسى|al-Musa|Al Mousa|Almoussa
الخليل|al-Khalil|Al Khaleel|Alkhalil
الحمد|al-Hamad|Al Hamad|Alhamad
الحميد|al-Hamid|Al Hameed|Alhamid
العبود|al-Abboud|Al Aboud|Alaboud
الشيخ|al-Shaykh|Al Sheikh|Elsheikh|Alsheikh
الحاج|al-Hajj|Al Haj|Elhaj
الحداد|al-Haddad|Al Hadad|Haddad
النجار|al-Najjar|Al Najar|Ennajjar
الخطيب|al-Khatib|Al Khateeb|Elkhatib
الحلاق|al-Hallaq|Al Hallak
الخباز|al-Khabbaz|Al Khabaz
الصباغ|al-Sabbagh|Al Sabag|Essabbagh
الصائغ|al-Saigh|Al Sayegh|Alsayegh
القصاب|al-Qassab|Al Kassab
الحلبي|al-Halabi|Al Halaby|Elhalabi
الشامي|al-Shami|Al Shamy|Echami
الحمصي|al-Himsi|Al Homsi|Alhomsi
الحموي|al-Hamawi|Al Hamwi
الدمشقي|al-Dimashqi|Al Demashki
الديري|al-Dayri|Al Deiri|Aldairi
الرقاوي|al-Raqqawi|Al Rakawi|Alraqawi
الموصلي|al-Mawsili|Al Mosuli|Almosly
البغدادي|al-Baghdadi|Al Bagdadi
البصري|al-Basri|Al Basry
الكوفي|al-Kufi|Al Koufi
النجفي|al-Najafi|Al Najafy
التكريتي|al-Tikriti|Al Takriti
الأنباري|al-Anbari|Al Anbary
الفلوجي|al-Falluji|Al Faluji
السامرائي|al-Samarrai|Al Samaraie|Alsamarai
العراقي|al-Iraqi|Al Iraki|Aliraqi
السوري|al-Suri|Al Soury
اللبناني|al-Lubnani|Al Lebnani
الأردني|al-Urduni|Al Ordoni
المصري|al-Masri|Al Masry|Elmasri
التونسي|al-Tunisi|Al Tounsi|Ettounsi
المغربي|al-Maghribi|Al Maghrebi|Elmaghribi
الليبي|al-Libi|Al Liby
الجزائري|al-Jazairi|Al Djazairi
اليمني|al-Yamani|Al Yemeni
السعودي|al-Saudi|Al Saoudi
الحجازي|al-Hijazi|Al Hegazi
القحطاني|al-Qahtani|Al Kahtani|Alqahtany
الغامدي|al-Ghamdi|Al Gamdi
الزهراني|al-Zahrani|Al Zahrany
الحربي|al-Harbi|Al Harby
العتيبي|al-Utaybi|Al Otaibi|Alotaibi
المطيري|al-Mutayri|Al Mutairi|Almutairi
الدوسري|al-Dawsari|Al Dosari|Aldossary
الشهري|al-Shahri|Al Shehri|Alshehri
البلوي|al-Balawi|Al Balwi
السلمي|al-Sulami|Al Solami
الهاشمي|al-Hashimi|Al Hashmi|Elhachmi
الحسيني|al-Husayni|Al Husseini|Alhosseini
الموسوي|al-Musawi|Al Moussawi|Almosawi
الكعبي|al-Kabi|Al Kaabi
اللامي|al-Lami|Al Lamy
الربيعي|al-Rubayi|Al Rubaie|Alrubaye
الساعدي|al-Saidi|Al Saadi|Alsaedi
الخفاجي|al-Khafaji|Al Khafagi
المالكي|al-Maliki|Al Malky
الأسدي|al-Asadi|Al Asady
العامري|al-Amiri|Al Ameri
الكناني|al-Kinani|Al Kenani
السعدي|al-Sadi|Al Saady
الخزرجي|al-Khazraji|Al Khazragi
الأنصاري|al-Ansari|Al Ansary
القرشي|al-Qurashi|Al Korachi|Alqureshi
الراوي|al-Rawi|Al Rawy
العاني|al-Ani|Al Aani
الهيتي|al-Hiti|Al Heeti
الحديثي|al-Hadithi|Al Hadeethi
الكبيسي|al-Kubaysi|Al Kubaisi
المشهداني|al-Mashhadani|Al Mashadani
النعيمي|al-Nuaymi|Al Nuaimi|Alnaimi
الحيالي|al-Hayali|Al Hiyali
السبعاوي|al-Sabawi|Al Sabaawi
البياتي|al-Bayati|Al Bayaty
الكروي|al-Karawi|Al Karwi
الشرابي|al-Sharabi|Al Charabi
الغنام|al-Ghannam|Al Ghanam
الطه|al-Taha|Al Taha
الشحاذة|al-Shahadha|Al Shahada|Alshehade
الهويدي|al-Huwaydi|Al Howeidi
الفرج|al-Faraj|Al Farag
الدرويش|al-Darwish|Al Darweesh
العساف|al-Assaf|Al Asaf
المصطفى|al-Mustafa|Al Mostafa
العثمان|al-Uthman|Al Othman
السليمان|al-Sulayman|Al Suleiman
الرشيد|al-Rashid|Al Rasheed
الناصر|al-Nasir|Al Nasser
المنصور|al-Mansur|Al Mansour
الكردي|al-Kurdi|Al Kordi
التركماني|al-Turkmani|Al Turkomani
الشركسي|al-Sharkasi|Al Charkasi
بن علي|bin Ali|Ben Ali|Benali
بن صالح|bin Salih|Ben Saleh|Bensalah
بن عمر|bin Omar|Ben Amor|Benamor
بن يوسف|bin Yusuf|Ben Youssef|Benyoussef
الطرابلسي|al-Trabelsi|Trabelsi|Al Tarabulsi
الجلاصي|al-Jlassi|Jelassi|Al Jalasi
العياري|al-Ayari|Ayari|Layari
الهمامي|al-Hammami|Hammami|Al Hamami
الغربي|al-Gharbi|Gharbi|Lgharbi
الشابي|al-Shabbi|Chebbi|Chabbi
المرزوقي|al-Marzuqi|Marzouki|Merzougui
القاسمي|al-Qasimi|Kacimi|Gasmi
العلوي|al-Alawi|Alaoui|El Alaoui
الفاسي|al-Fasi|El Fassi|Fassi
الإدريسي|al-Idrisi|El Idrissi|Idrissi
بناني|Bannani|Bennani|Benani
الشرقاوي|al-Sharqawi|Cherkaoui|El Sharkawy
المنياوي|al-Minyawi|El Menyawy
الدمنهوري|al-Damanhuri|El Damanhoury
السيد|al-Sayyid|El Sayed|Elsayed
عبد الفتاح|Abd al-Fattah|Abdel Fattah|Abdelfattah
`;

export const KURDISH_FAMILIES = `
حاجی|Hacî|Haji|Hajji
شێخۆ|Şêxo|Sheikho|Shekho
بەکر|Bekir|Bakr|Bakir
ئۆسە|Ose|Osso|Oso
مەحموود|Mehmûd|Mahmoud
حەمۆ|Hemo|Hamo|Hammo
میرۆ|Mîro|Miro|Mero
عەفرینی|Efrînî|Afrini|Efrini
کۆبانی|Kobanî|Kobani|Kobane
بارزانی|Barzanî|Barzani
جاف|Caf|Jaf|Jaff
هەورامی|Hewramî|Hawrami
سلێمانی|Silêmanî|Sulaimani|Slemani
هەولێری|Hewlêrî|Hawleri
زاخۆیی|Zaxoyî|Zakhoyi
دهۆکی|Dihokî|Duhoki|Dohuki
سنجاری|Şingalî|Sinjari|Shingali
کۆچەر|Koçer|Kocher|Kotschar
دەروێش|Derwêş|Darwish
ئامێدی|Amêdî|Amedi
`;

export const CENTRAL_ASIAN_MEN = `
رستم|Рустам|Rustam|Rustem
تيمور|Тимур|Timur|Timour|Temur
رسلان|Руслан|Ruslan|Rouslan
إسلام|Ислам|Islam
بخروم|Бахром|Bakhrom|Bahrom
علي شير|Алишер|Alisher|Alicher
فرهود|Фарход|Farkhod|Farhod|Farhad
جمشيد|Джамшид|Jamshid|Djamshid
شوكت|Шавкат|Shavkat|Shawkat
زفر|Зафар|Zafar|Zafer
أنور|Анвар|Anvar|Anwar
بهتيور|Бахтиёр|Bakhtiyor|Bakhtiyar
سهراب|Сухроб|Sukhrob|Suhrob
داولت|Давлат|Davlat|Dawlat
نورلان|Нурлан|Nurlan|Nourlan
أيدار|Айдар|Aidar|Aydar
مراد|Мурад|Murad|Mourad
عزت|Иззат|Izzat
شامل|Шамиль|Shamil|Chamil
أصلان|Аслан|Aslan
رمضان|Рамазан|Ramazan|Ramadan
مغوميد|Магомед|Magomed|Mahomed
عمر|Умар|Umar|Omar
حسن|Хасан|Khasan|Hasan
يوسف|Юсуф|Yusuf|Iusuf
`;

export const CENTRAL_ASIAN_WOMEN = `
زرينة|Зарина|Zarina
مدينة|Мадина|Madina
غلنارة|Гульнара|Gulnara|Goulnara
ديلدورا|Дилдора|Dildora
نيغورا|Нигора|Nigora
شهنوزة|Шахноза|Shakhnoza|Shahnoza
أمينات|Аминат|Aminat
خديجت|Хадижат|Khadizhat|Hadijat
فاطمة|Фатима|Fatima
عائشة|Айша|Aisha
مليكة|Малика|Malika
سيفارة|Севара|Sevara
أيغول|Айгуль|Aigul|Aygul
زليخة|Зулейха|Zuleikha|Zuleyha
`;

/** The man's form: a woman's takes -a. */
export const CENTRAL_ASIAN_FAMILIES = `
رحيموف|Рахимов|Rakhimov|Rahimov
كريموف|Каримов|Karimov
إسماعيلوف|Исмаилов|Ismailov|Ismoilov
يوسوبوف|Юсупов|Yusupov|Iusupov
علييف|Алиев|Aliev|Aliyev
حسنوف|Хасанов|Khasanov|Hasanov
محمدوف|Мухаммадов|Mukhammadov|Muhammadov
ميرزاييف|Мирзаев|Mirzaev|Mirzayev
نزاروف|Назаров|Nazarov
عبد الله ييف|Абдуллаев|Abdullaev|Abdullayev
سعيدوف|Саидов|Saidov
شريفوف|Шарипов|Sharipov|Charipov
عثمانوف|Османов|Osmanov|Usmanov
إبراهيموف|Ибрагимов|Ibragimov|Ibrahimov
مغوميدوف|Магомедов|Magomedov
غادجييف|Гаджиев|Gadzhiev|Hajiyev
داودوف|Даудов|Daudov
تورسونوف|Турсунов|Tursunov|Toursounov
إرغاشيف|Эргашев|Ergashev
خولوف|Холов|Kholov|Holov
`;
