/**
 * What towns of Syria and Iraq are called besides what GeoNames and the map (packages/web/places/names.json) call them: by
 * their entry in GeoNames and its country, then usual spellings, Arabic and Kurdish names, and names they had. Facts,
 * gathered by hand; no native speaker has reviewed them.
 */
export const OTHER_PLACE_NAMES = `
SY Al Ḩasakah|Hasaka|Hassakah|Hassakeh|Hasakeh|Hassaké|Haseke|El Hasake
SY Al Qāmishlī|Kamishli|Qamishlo|Qamishly|Kamishly|Kamechliyé|القامشلية
SY Al Ḩawl|al-Hol|Hol|El Hol|Al Hole|Hawl|الهول
SY Ash Shaddādah|Shaddadi|Shaddadah|Shaddadeh|Shadadi|Shadada|Al Shaddade|الشدادة|شدادي
SY Al Mālikīyah|Malikiyeh|Malkiya|Derik|Dayrik|Dêrik|ديريك
SY Al Ya‘rubīyah|Yaarubiya|Ya'rubiyah|Rabia|Til Kocher|Tall Kushik|تل كوجر
SY Al Qaḩţānīyah|Qahtaniya|Tirbespî|Tirbespiye|Qubur al-Bid|القحطانية|قبور البيض
SY Al Jawādīyah|Jawadiyah|Çilaxa|Chil Agha|الجوادية|جل آغا
SY ‘Āmūdā|Amuda|Amude|Amûdê|عامودا
SY Ad Darbāsīyah|Darbasiyah|Dirbêsiyê|Dirbesiye|الدرباسية
SY Ra’s al ‘Ayn|Ras al-Ain|Serekaniye|Sari Kani|Rasulayn|راس العين
SY Tall Tamr|Tel Tamer|Til Temir|Tell Tamer
SY Tall Ḩamīs|Tal Hamis|Til Hemîs|تل حميس
SY ‘Arīshah|Areesha|Arisha|العريشة
SY Markadah|Markada|Markadeh|مركدة
SY As Sūsah|Susa|Sousa|السوسة
SY Hajīn|Hajin|هجين
SY Tasīl|تسيل
SY Al Kasrah|Kasra|الكسرة
SY Dhībān|Diban|Theban|Zhiban|ذيبان
SY Al Buşayrah|Busayra|Basira|البصيرة
SY Khushām|Khasham|Khsham|خشام
SY Aş Şūrah aş Şaghīrah|Sur|الصور
SY Al ‘Ashārah|Ashara|Asharah|العشارة
SY Deir ez-Zor|Dayr az-Zawr|Deir Ezzor|Dair Alzour|Der Zor|Deir al-Zour|ديرالزور
SY Al Mayādīn|Mayadeen|Miadin|Mayadine
SY Ālbū Kamāl|Bukamal|Albu Kamal|Boukamal|Abou Kamal|البو كمال|ابو كمال
SY Ar Raqqah|Rakka|Raqa|Ar-Raqqa|Riqqa|رقة
SY Al-Tabqa|Tabka|Tabaqah|Thawra|Al-Thawrah|الثورة
SY Tall Abyaḑ|Tel Abyad|Tell Abiad|Gire Spi
SY ‘Ayn ‘Īsá|Ain Issa|Ayn Issa|Eyn Isa|عين عيسى
SY Sulūk|Suluk|Slouk|سلوك
SY Al Karāmah|Karama|الكرامة
SY Al Manşūrah|Mansoura|Mansura|المنصورة
SY Ma‘dān|Maadan|معدان
SY ‘Ayn al ‘Arab|Kobani|Kobane|Kobanê|Ain al-Arab|Ayn al-Arab|كوباني|عين العرب
SY Şirrīn ash Shamālīyah|Sarrin|Sirrin|صرين
SY Jarābulus|Jarablus|Cerablus|جرابلس
SY Manbij|Membij|Mambij|Minbic
SY Al Bāb|el-Bab|الباب
SY I‘zāz|Azaz|A'zaz|Ezaz|اعزاز|عزاز
SY ‘Afrīn|Afrin|Efrin|Efrîn|عفرين
SY Māri‘|Marea|مارع
SY Tall Rif‘at|Tel Rifaat|Tal Rifat|تل رفعت
SY Aleppo|Halab|Alep|Haleb
SY Damascus|Dimashq|Sham|Damas|الشام
SY Homs|Hims
SY Ḩamāh|Hamah
SY Idlib|Edleb|Idleb
SY Latakia|Ladhiqiyah|Lattakia|Lattaquié
SY Dar‘ā|Deraa|Dera'a|Daraa
SY Tadmur|Tadmor|Palmyra|Palmyre
SY As-Suwayda|Sweida|Suwayda|Soueida|السويداء
SY Al Qunayţirah|Quneitra|Kuneitra|القنيطرة
SY Ma‘arrat an Nu‘mān|Maarat al-Numan|Maarrat|معرة النعمان|المعرة
SY Saraqib|Saraqeb|سراقب
SY Khān Shaykhūn|Khan Sheikhoun|خان شيخون
SY Jisr ash Shughūr|Jisr al-Shughour|جسر الشغور
SY Ḩārim|Harem|حارم
SY Salqīn|Salqin|سلقين
SY Dūmā|Douma|دوما
SY Dārayyā|Daraya|Darayya|داريا
SY al-Yarmūk|Yarmouk|Yarmuk Camp|اليرموك|مخيم اليرموك
SY Al Ḩajar al Aswad|Hajar Aswad|الحجر الأسود
SY Muadamiyat al-Sham|Moadamiya|Muadamiya|معضمية الشام|المعضمية
SY Az Zabadānī|Zabadani|الزبداني
SY Maḑāyā|Madaya|مضايا
SY Al Quşayr|Qusair|Qusayr|Kusair|القصير
SY Ar Rastan|Rastan|الرستن
SY Tallbīsah|Talbiseh|Talbisa|تلبيسة
SY Şaydnāyā|Sednaya|Saydnaya|Saidnaya|Sadnaya|صيدنايا
SY Al Quţayfah|Qutayfa|Kteifeh|القطيفة
SY As Salamīyah|Salamiyah|Salamieh|السلمية
SY As Safīrah|Safira|Sfireh|السفيرة
SY Jaramānā|Jaramana|جرمانا
SY Bāniyās|Baniyas|Banias|بانياس
SY Jablah|Jableh|جبلة
IQ Mosul|Mawsil|Moussel|Musul|الموصل
IQ Sinjār|Shingal|Shengal|Sinjar|سنجار
IQ Tall ‘Afar|Tel Afar|Telafer|تل عفر
IQ Al Ba‘āj|Baaj|Ba'aj|البعاج
IQ Al-Hamdaniya|Qaraqosh|Bakhdida|Hamdaniyah|الحمدانية|قره قوش
IQ Tallkayf|Tel Keppe|Tilkaif|تلكيف
IQ Al Qayyārah|Qayyara|Qayara|القيارة
IQ Al Ḩaḑar|Hatra|Hadhar|الحضر
IQ Mexmur|Makhmur|Makhmour|مخمور
IQ Ash Shaykhān|Shekhan|Ain Sifni|الشيخان
IQ ‘Aqrah|Akre|Aqra|Akra|عقرة
IQ Al ‘Amādīyah|Amedi|Amadiya|Amêdî|العمادية
IQ Dihok|Dohuk|Duhok|Dahuk
IQ Zaxo|Zakho|Zaho
IQ Simele|Sumel|Semel|سميل
IQ Erbil|Arbil|Irbil|Hawler|Hewler|اربيل
IQ Kirkuk|Karkuk|Kerkuk
IQ Sulaymaniyah|Slemani|Suleimaniya|Sulaimani
IQ Halabja|Helebce|حلبجة|هەڵەبجە
IQ Kelar|Kalar|كلار|کەلار
IQ Khānaqīn|Khanaqin|Xaneqîn|خانقين
IQ Rānyah|Ranya|Raniya|رانية|ڕانیە
IQ Koysinceq|Koya|Koy Sanjaq|كويسنجق|کۆیە
IQ Ţūz Khūrmātū|Tuz Khurmatu|Tooz|طوزخورماتو|طوز خورماتو
IQ Al Ḩawījah|Hawija|Haweeja|الحويجة
IQ Bayjī|Baiji|Beiji|بيجي
IQ Ash Sharqāt|Shirqat|Sharqat|الشرقاط
IQ Tikrīt|Takrit|تكريت
IQ Sāmarrā’|Samara|سامرا
IQ Balad|بلد
IQ Ad Dujayl|Dujail|الدجيل
IQ Ramadi|Rumadi
IQ Al Fallūjah|Falluja|Faloujah|فلوجة
IQ Hīt|Heet|هيت
IQ ‘Anah|Ana|عنه|عانة
IQ Rāwah|Rawa|راوة
IQ Al Qā’im|Qaim|Al-Ka'im|القائم
IQ Ar Ruţbah|Rutba|الرطبة
IQ Baqubah|Baquba|Ba'quba|Bakuba
IQ Al Miqdādīyah|Muqdadiya|Miqdadiyah|المقدادية
IQ Baghdad|Bagdad|بغدآد
IQ Abū Ghurayb|Abu Ghraib|Abu Gharib|أبو غريب
IQ Sadr City|Thawra City|مدينة الصدر
IQ Basrah|Basra|Bassora|البصرة
IQ Nasiriyah|Nasiriya|An-Nasiriyah|الناصرية
IQ Karbala|Kerbala|كربلاء
IQ Najaf|An-Najaf|النجف
IQ Kufa|Koufa|الكوفة
IQ Al Hillah|Hilla|الحلة
IQ Al Diwaniyah|Diwaniya|الديوانية
IQ As Samawah|Samawa|السماوة
IQ Al ‘Amārah|Amara|Maysan|العمارة
IQ Al-Kut|Kut|الكوت
IQ Az Zubayr|Zubair|الزبير
IQ Umm Qaşr|Umm Qasr|أم قصر
`;
