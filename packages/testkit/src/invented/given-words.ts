/**
 * Given names of the region, commonest first: Arabic script, a usual Latin spelling, then other usual ones. The words are
 * common names anybody may bear (facts); every person made of them is invented. The order is a guess, not a census.
 */

export const ARAB_MEN = `
محمد|Muhammad|Mohammed|Mohamed|Mohammad|Muhamed|Mohamad
أحمد|Ahmad|Ahmed|Ahmet
علي|Ali|Aly
عبد الله|Abdallah|Abdullah|Abd Allah|Abdulla|Abdellah
محمود|Mahmoud|Mahmud|Mahmood
خالد|Khalid|Khaled|Halid
إبراهيم|Ibrahim|Ebrahim|Brahim
حسين|Hussein|Husayn|Hussain|Hossein|Houssein
حسن|Hasan|Hassan|Hassen
عمر|Omar|Umar|Omer
يوسف|Yusuf|Yousef|Youssef|Yousif|Yusif
عبد الرحمن|Abd al-Rahman|Abdulrahman|Abdul Rahman|Abdelrahman|Abdurrahman|Abderrahmane
مصطفى|Mustafa|Mostafa|Moustafa|Mustapha
إسماعيل|Ismail|Ismael|Esmail|Ismaeel
صالح|Salih|Saleh|Salah
جاسم|Jasim|Jassim|Jasem|Gasim
عبد العزيز|Abd al-Aziz|Abdulaziz|Abdul Aziz|Abdelaziz
سعيد|Said|Saeed|Saaid|Sayeed
حمزة|Hamza|Hamzah|Hamzeh
كريم|Karim|Kareem
مروان|Marwan|Marouan|Merwan
طارق|Tariq|Tarek|Tareq|Tarik
زياد|Ziyad|Ziad|Zeyad
بلال|Bilal|Belal|Billal
أيمن|Ayman|Aiman|Aymen
عماد|Imad|Emad|Imed
وليد|Walid|Waleed|Oualid
ماجد|Majid|Majed|Maged
فهد|Fahd|Fahad
فيصل|Faysal|Faisal|Feisal|Fayssal
ناصر|Nasir|Nasser|Naser|Nacer
سامي|Sami|Samy|Samee
رامي|Rami|Ramy|Ramee
هاني|Hani|Hany
جمال|Jamal|Gamal|Djamel|Cemal
كمال|Kamal|Kemal|Kamel
رشيد|Rashid|Rasheed|Rachid
جابر|Jabir|Jaber|Gaber|Djaber
قاسم|Qasim|Qassem|Kasim|Kassem|Ghassem
حميد|Hamid|Hameed
حامد|Hamed|Haamid
أنس|Anas|Anes|Enes
أسامة|Usama|Osama|Oussama|Ussamah
سفيان|Sufyan|Sofian|Soufiane|Sufian
ياسر|Yasir|Yaser|Yasser
ياسين|Yasin|Yaseen|Yassine
عثمان|Uthman|Othman|Osman|Outhmane
عيسى|Isa|Issa|Eissa|Aissa
موسى|Musa|Moussa|Mousa
هارون|Harun|Haroun|Haroon
داود|Dawud|Daoud|Dawood|Daud
سليمان|Sulayman|Suleiman|Soliman|Sulaiman|Slimane
زكريا|Zakariya|Zakaria|Zakarya
يحيى|Yahya|Yahia|Yehya
إدريس|Idris|Idriss|Edris|Driss
نوح|Nuh|Noah|Nouh
أيوب|Ayyub|Ayoub|Ayub
إلياس|Ilyas|Elias|Elyas
جعفر|Jafar|Jaafar|Jaffar|Djaafar
عباس|Abbas|Abas
حيدر|Haydar|Haider|Hayder|Haidar
كاظم|Kazim|Kadhim|Kadhem|Kazem
رضا|Rida|Reda|Ridha|Reza
مهدي|Mahdi|Mehdi
صادق|Sadiq|Sadik|Sadeq
باقر|Baqir|Baqer|Bakir
عامر|Amir|Aamer|Amer
أمين|Amin|Ameen|Amine
أمير|Ameer|Emir
نبيل|Nabil|Nabeel
عادل|Adil|Adel|Aadel
عدنان|Adnan|Adnen
غسان|Ghassan|Gassan
حازم|Hazim|Hazem
هشام|Hisham|Hicham|Hesham
هيثم|Haytham|Haitham|Haythem
سمير|Samir|Sameer
سعد|Saad|Sa'd
سعود|Saud|Saoud|Sauod
فارس|Faris|Fares
فواز|Fawwaz|Fawaz|Faouaz
فؤاد|Fuad|Fouad|Foad
فراس|Firas|Feras
لؤي|Luay|Louay|Loay
مازن|Mazin|Mazen
مالك|Malik|Malek
منير|Munir|Mounir|Moneer
نزار|Nizar|Nezar
نور الدين|Nur al-Din|Noureddine|Nuruddin|Nour Eldin
صلاح الدين|Salah al-Din|Salahuddin|Salaheddine|Salah Eldin
علاء الدين|Ala al-Din|Alauddin|Alaa Eldin|Alaeddine
عز الدين|Izz al-Din|Ezzedine|Azzedine|Izzuddin
سيف الدين|Sayf al-Din|Saifuddin|Seifeddine|Saif Eldin
شمس الدين|Shams al-Din|Shamsuddin|Chamseddine
بدر الدين|Badr al-Din|Badreddine|Badruddin
عبد القادر|Abd al-Qadir|Abdulqader|Abdelkader|Abdul Kadir
عبد الكريم|Abd al-Karim|Abdulkarim|Abdelkrim|Abdul Kareem
عبد الحميد|Abd al-Hamid|Abdulhamid|Abdelhamid|Abdul Hameed
عبد الرزاق|Abd al-Razzaq|Abdulrazzaq|Abderrazak|Abdul Razak
عبد الرحيم|Abd al-Rahim|Abdulrahim|Abderrahim|Abdul Raheem
عبد السلام|Abd al-Salam|Abdulsalam|Abdessalem|Abdusalam
عبد الستار|Abd al-Sattar|Abdulsattar|Abdessattar
عبد الجبار|Abd al-Jabbar|Abduljabbar|Abdeljabbar
عبد اللطيف|Abd al-Latif|Abdullatif|Abdellatif
عبد المجيد|Abd al-Majid|Abdulmajeed|Abdelmajid
عبد الوهاب|Abd al-Wahhab|Abdulwahab|Abdelwahab
عبد الملك|Abd al-Malik|Abdulmalik|Abdelmalek
عبد الغني|Abd al-Ghani|Abdulghani|Abdelghani
عبد الهادي|Abd al-Hadi|Abdulhadi|Abdelhadi
عبد الباسط|Abd al-Basit|Abdulbaset|Abdelbasset
خليل|Khalil|Khaleel|Halil
خلف|Khalaf|Halaf
خضر|Khidr|Khodr|Khedr|Khudhur
حمد|Hamad|Hamed
حماد|Hammad|Hamaad
حميدي|Hamidi|Humaydi
حاتم|Hatim|Hatem
جميل|Jamil|Jameel|Gamil|Djamil
جواد|Jawad|Javad|Jaouad
جهاد|Jihad|Jehad|Gihad
ثامر|Thamir|Thamer|Samer
تيسير|Taysir|Tayseer|Taisir
توفيق|Tawfiq|Toufik|Tawfeek
بسام|Bassam|Basam
بشار|Bashar|Bachar
بشير|Bashir|Basheer|Bachir
بدر|Badr|Bader
باسم|Basim|Bassem|Basem
باسل|Basil|Bassel|Basel
أكرم|Akram|Ekrem
أنور|Anwar|Anouar|Enver
أشرف|Ashraf|Achraf
أدهم|Adham|Edhem
دحام|Daham|Dahham
ذياب|Dhiyab|Diab|Theyab
راشد|Raashid|Rashed|Rached
رائد|Raid|Raed
ربيع|Rabi|Rabie|Rabee
رياض|Riyad|Riad|Riyadh
زهير|Zuhayr|Zuhair|Zouhair
زيد|Zayd|Zaid|Zeid
سالم|Salim|Salem|Saalem
سليم|Saleem|Selim|Slim
سلمان|Salman|Selman
سلطان|Sultan|Soltan
شاكر|Shakir|Shaker|Chaker
شهاب|Shihab|Shehab|Chihab
شريف|Sharif|Shareef|Cherif
صبحي|Subhi|Sobhi
صدام|Saddam|Sadam
صفوان|Safwan|Safouan
ضياء|Diya|Dhiya|Zia|Diaa
طلال|Talal|Tallal
طه|Taha|Tahaa
ظافر|Zafir|Dhafer|Zafer
عارف|Arif|Aref
عاصم|Asim|Assem|Asem
عبود|Abboud|Abbud|Aboud
عبيد|Ubayd|Obeid|Obaid
عدي|Uday|Oday|Odai
عقيل|Aqil|Akil|Aqeel
عمار|Ammar|Amar
عمران|Imran|Omran|Emran
عواد|Awwad|Awad
غازي|Ghazi|Gazi
غانم|Ghanim|Ghanem
فاضل|Fadil|Fadhil|Fadel
فتحي|Fathi|Fethi
فرج|Faraj|Farag
قصي|Qusay|Qusai|Kusay
قتيبة|Qutayba|Qutaiba|Koutaiba
لطيف|Latif|Lateef
ليث|Layth|Laith|Leith
مثنى|Muthanna|Mothanna
محسن|Muhsin|Mohsen|Mohsin
محيي الدين|Muhyi al-Din|Mohieddine|Muhyiddin
مشعل|Mishal|Mishaal|Meshal
مصعب|Musab|Mosab|Mousab
معاذ|Muadh|Moaz|Mouad|Muath
معاوية|Muawiya|Moawia
معتز|Mutaz|Moataz|Mutazz
منصور|Mansur|Mansour|Mansoor
مهند|Muhannad|Mohannad|Mohanad
ميثم|Maytham|Maitham
نادر|Nadir|Nader
نايف|Nayif|Nayef|Naif
نعمان|Numan|Noman|Nouman
نواف|Nawwaf|Nawaf
هادي|Hadi|Hady
هلال|Hilal|Helal
همام|Hammam|Humam
وائل|Wail|Wael
وسام|Wisam|Wissam
وضاح|Waddah|Wadah
`;

export const ARAB_WOMEN = `
فاطمة|Fatima|Fatma|Fatemah|Fatimah|Fatmeh
مريم|Maryam|Mariam|Meriem|Miryam
عائشة|Aisha|Aysha|Aicha|Aisheh|Ayesha
زينب|Zaynab|Zainab|Zeinab|Zeynep
خديجة|Khadija|Khadijah|Khadidja|Hatice
نور|Nur|Nour|Noor
سارة|Sara|Sarah|Sarra
أمينة|Amina|Aminah|Ameena
حليمة|Halima|Haleema|Halimah
هدى|Huda|Hoda|Houda
إيمان|Iman|Eman|Imane
آية|Aya|Ayah|Ayat
أسماء|Asma|Asmaa|Esma
سعاد|Suad|Souad|Soad
سميرة|Samira|Sameera
رنا|Rana|Ranaa
ريم|Rim|Reem|Rima
رقية|Ruqayya|Ruqaya|Rokaya|Rukia
صفية|Safiyya|Safia|Safiya
حفصة|Hafsa|Hafsah
سمية|Sumayya|Sumaya|Soumaya
أميرة|Amira|Ameera
نادية|Nadiya|Nadia
ليلى|Layla|Leila|Laila
لينا|Lina|Leena
منى|Muna|Mona|Mouna
سلمى|Salma|Selma
هناء|Hana|Hanaa
هند|Hind|Hend
وفاء|Wafa|Wafaa|Ouafa
يسرى|Yusra|Yosra|Yousra
جميلة|Jamila|Jameela|Djamila
حنان|Hanan|Hanen
دعاء|Dua|Doaa|Duaa
دلال|Dalal|Dallal
رحمة|Rahma|Rahmah
رشا|Rasha|Racha
روان|Rawan|Rouan
زهراء|Zahra|Zahraa
زهرة|Zahrah|Zohra
سحر|Sahar|Saher
سناء|Sana|Sanaa
سهام|Siham|Seham
شيماء|Shayma|Shaimaa|Chaima
صباح|Sabah|Sabbah
صابرين|Sabrin|Sabrine|Sabreen
عبير|Abir|Abeer
عفاف|Afaf|Afef
علياء|Alya|Aliaa
غادة|Ghada|Gada
غزالة|Ghazala|Gazala
فدوى|Fadwa|Fadoua
فريدة|Farida|Fareeda
كوثر|Kawthar|Kaouther|Kauther
لمياء|Lamya|Lamia
لبنى|Lubna|Lobna|Loubna
مروة|Marwa|Maroua|Merve
ملك|Malak|Malek
منال|Manal|Manel
نجلاء|Najla|Naglaa
نجوى|Najwa|Nagwa|Najoua
نوال|Nawal|Naoual
نورة|Nura|Noura|Norah
هاجر|Hajar|Hagar|Hajer
هالة|Hala|Halah
هبة|Hiba|Heba
ياسمين|Yasmin|Yasmine|Jasmine|Yasemin
بتول|Batul|Batool|Betoul
بشرى|Bushra|Bouchra|Boshra
بثينة|Buthayna|Bouthaina
أروى|Arwa|Aroua
أحلام|Ahlam|Ahlem
آمنة|Aminah|Emna|Amna
إسراء|Isra|Esraa|Israa
إلهام|Ilham|Elham
ابتسام|Ibtisam|Ebtisam|Ibtissem
حسناء|Hasna|Hasnaa
حياة|Hayat|Hayet
خولة|Khawla|Khaoula|Kholoud
دينا|Dina|Deena
رغد|Raghad|Ragad
رباب|Rabab|Rebab
زكية|Zakiya|Zakia
سكينة|Sukayna|Sakina|Soukaina
شهد|Shahd|Shahed
عزيزة|Aziza|Azizah
غفران|Ghufran|Ghofrane
فوزية|Fawziya|Fawzia|Faouzia
كريمة|Karima|Kareema
لطيفة|Latifa|Lateefa
مها|Maha|Mahaa
ميساء|Maysa|Maisaa
نعيمة|Naima|Naeema
وداد|Widad|Wedad
وردة|Warda|Wardah
`;

/** Kurdish, in the Kurdish writing of the Arabic script and in that of the Latin one. */
export const KURDISH_MEN = `
ئازاد|Azad|Azat
دلشاد|Dilşad|Dilshad|Delshad
شێرکۆ|Şêrko|Sherko|Shirko
ڕێبوار|Rêbwar|Rebwar|Rebouar
سەردار|Serdar|Sardar
هێمن|Hêmin|Hemin|Hemn
بەرزان|Berzan|Barzan
دارا|Dara|Daraa
کاوە|Kawa|Kaveh|Kawe
ڕزگار|Rizgar|Rezgar
نەوزاد|Newzad|Nawzad|Nevzat
هەژار|Hejar|Hazhar|Hejar
شوان|Şivan|Shwan|Shivan
جوان|Ciwan|Jwan|Juan
بەختیار|Bextiyar|Bakhtiyar|Bakhtiar
سۆران|Soran|Sooran
زانا|Zana|Zanaa
هاوار|Hawar|Havar
ڕێزان|Rêzan|Rezan
دیار|Diyar|Diar
جەگەرخوێن|Cegerxwîn|Jagarkhwen|Cigerxwin
لەزگین|Lezgîn|Lazgin
میرزا|Mîrza|Mirza
شێخموس|Şêxmûs|Sheikhmous|Shekhmus
بوبو|Bobo|Bubo
جمعە|Cuma|Juma|Jomaa
رەشۆ|Reşo|Rasho
خەلیل|Xelîl|Khalil|Khelil
مستەفا|Mistefa|Mustafa
ئیبراهیم|Îbrahîm|Ibrahim|Birahim
حەسەن|Hesen|Hasan|Hassan
حوسێن|Huseyn|Hussein|Husen
عەلی|Elî|Ali|Eli
عوسمان|Osman|Othman|Usman
`;

export const KURDISH_WOMEN = `
ڕۆژین|Rojîn|Rojin|Rozhin
شیلان|Şîlan|Shilan|Shelan
بێریڤان|Bêrîvan|Berivan|Perivan
هێڤی|Hêvî|Hevi|Hevy
نەسرین|Nesrîn|Nasrin|Nesrin
ڕۆژدا|Rojda|Rozhda
ژیان|Jiyan|Zhyan|Jian
گوڵستان|Gulistan|Golestan
ئاڤین|Avîn|Avin|Aveen
شیرین|Şîrîn|Shirin|Sherin
نێرگز|Nêrgiz|Nergiz|Nargis
دیلان|Dîlan|Dilan|Deelan
چنار|Çinar|Chinar|Chnar
بەفرین|Berfîn|Bafrin|Berfin
ئەڤین|Evîn|Evin|Avin
زیلان|Zîlan|Zilan
خەزال|Xezal|Khazal|Ghazal
سۆزان|Sozan|Suzan
کەژال|Kejal|Kazhal
هەلین|Helîn|Helin|Halin
`;
