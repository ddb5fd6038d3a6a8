/** A country of the programme: places with real coordinates [longitude, latitude], where its diaspora lives, names of its people. */
export interface DemoCountry {
  readonly code: string;
  readonly name: string;
  readonly locale: 'en' | 'fr' | 'ar';
  readonly places: readonly (readonly [name: string, longitude: number, latitude: number])[];
  /** Cities of the diaspora and the country that they are in. */
  readonly hosts: readonly (readonly [city: string, country: string])[];
  readonly given: readonly string[];
  readonly family: readonly string[];
}

export const demoCountries: readonly DemoCountry[] = [
  {
    code: 'DZ', name: 'Algeria', locale: 'fr',
    places: [['Tizi Ouzou', 4.0459, 36.7118], ['Béjaïa', 5.0843, 36.7509], ['Sétif', 5.4137, 36.1898], ['Tlemcen', -1.315, 34.8783]],
    hosts: [['Marseille', 'FR'], ['Lyon', 'FR'], ['Lille', 'FR']],
    given: ['Yasmina', 'Malika', 'Sofiane', 'Rachid', 'Lila', 'Farid'], family: ['Ouali', 'Hadjadj', 'Benkhelifa', 'Amrane', 'Meziani', 'Touati'],
  },
  {
    code: 'CV', name: 'Cape Verde', locale: 'en',
    places: [['Praia', -23.5133, 14.933], ['Mindelo', -24.9956, 16.8878], ['São Filipe', -24.4956, 14.8961], ['Assomada', -23.6769, 15.0989]],
    hosts: [['Rotterdam', 'NL'], ['Lisbon', 'PT']],
    given: ['Djénifer', 'Nilton', 'Edna', 'Arlindo', 'Zuleica', 'Anildo'], family: ['Tavares', 'Évora', 'Monteiro', 'Semedo', 'Lopes', 'Brito'],
  },
  {
    code: 'EC', name: 'Ecuador', locale: 'en',
    places: [['Cuenca', -79.0045, -2.9001], ['Loja', -79.2045, -3.9931], ['Azogues', -78.8486, -2.7397], ['Riobamba', -78.6483, -1.6635]],
    hosts: [['Madrid', 'ES'], ['Murcia', 'ES'], ['Genoa', 'IT']],
    given: ['Rosa', 'Wilson', 'Narcisa', 'Byron', 'Gladys', 'Patricio'], family: ['Guamán', 'Sarmiento', 'Chimbo', 'Ordóñez', 'Quizhpe', 'Vintimilla'],
  },
  {
    code: 'EG', name: 'Egypt', locale: 'ar',
    places: [['Fayoum', 30.8418, 29.3084], ['Damietta', 31.8133, 31.4165], ['Sohag', 31.6948, 26.557], ['Minya', 30.7503, 28.0871]],
    hosts: [['Milan', 'IT'], ['Vienna', 'AT']],
    given: ['هدى', 'محمود', 'سلمى', 'طارق', 'نادية', 'كريم'], family: ['عبد السلام', 'المصري', 'الشافعي', 'حسنين', 'بدوي', 'رزق'],
  },
  {
    code: 'ET', name: 'Ethiopia', locale: 'en',
    places: [['Bahir Dar', 37.3914, 11.5742], ['Mekelle', 39.4753, 13.4967], ['Hawassa', 38.4762, 7.0504], ['Dessie', 39.6333, 11.1333]],
    hosts: [['Stockholm', 'SE'], ['Frankfurt', 'DE'], ['Rome', 'IT']],
    given: ['Selamawit', 'Dawit', 'Hirut', 'Yonas', 'Meseret', 'Tesfaye'], family: ['Bekele', 'Tadesse', 'Gebremariam', 'Alemu', 'Wolde', 'Desta'],
  },
  {
    code: 'GE', name: 'Georgia', locale: 'en',
    places: [['Kutaisi', 42.6946, 42.2679], ['Batumi', 41.6367, 41.6168], ['Telavi', 45.4769, 41.9198], ['Zugdidi', 41.871, 42.5088]],
    hosts: [['Thessaloniki', 'GR'], ['Berlin', 'DE']],
    given: ['Nino', 'Giorgi', 'Tamar', 'Levan', 'Ketevan', 'Zurab'], family: ['Lomidze', 'Kapanadze', 'Gelashvili', 'Tsiklauri', 'Maisuradze', 'Chkheidze'],
  },
  {
    code: 'GH', name: 'Ghana', locale: 'en',
    places: [['Kumasi', -1.6244, 6.6885], ['Tamale', -0.8393, 9.4008], ['Sunyani', -2.3287, 7.3349], ['Cape Coast', -1.2466, 5.1053]],
    hosts: [['Amsterdam', 'NL'], ['London', 'GB'], ['Hamburg', 'DE']],
    given: ['Akosua', 'Kwabena', 'Efua', 'Kojo', 'Abena', 'Yaw'], family: ['Mensah', 'Boateng', 'Asante', 'Amoah', 'Darko', 'Quaye'],
  },
  {
    code: 'JM', name: 'Jamaica', locale: 'en',
    places: [['Mandeville', -77.5071, 18.0417], ['Montego Bay', -77.9188, 18.4712], ['Port Antonio', -76.4498, 18.1762], ['May Pen', -77.2452, 17.9645]],
    hosts: [['Birmingham', 'GB'], ['London', 'GB']],
    given: ['Shanice', 'Delroy', 'Marcia', 'Winston', 'Keisha', 'Garfield'], family: ['Campbell', 'Brown', 'Grant', 'Reid', 'Bailey', 'Thompson'],
  },
  {
    code: 'ML', name: 'Mali', locale: 'fr',
    places: [['Kayes', -11.4372, 14.4469], ['Yélimané', -10.5709, 15.1139], ['Sikasso', -5.6665, 11.3176], ['Ségou', -6.2658, 13.4317]],
    hosts: [['Montreuil', 'FR'], ['Le Havre', 'FR'], ['Évry', 'FR']],
    given: ['Aminata', 'Moussa', 'Kadiatou', 'Seydou', 'Fatoumata', 'Bakary'], family: ['Coulibaly', 'Traoré', 'Sissoko', 'Diarra', 'Keïta', 'Camara'],
  },
  {
    code: 'MD', name: 'Moldova', locale: 'en',
    places: [['Bălți', 27.9293, 47.7617], ['Cahul', 28.1944, 45.9042], ['Soroca', 28.2975, 48.1581], ['Orhei', 28.8231, 47.3831]],
    hosts: [['Padua', 'IT'], ['Lisbon', 'PT'], ['Turin', 'IT']],
    given: ['Doina', 'Ion', 'Ludmila', 'Vasile', 'Tatiana', 'Sergiu'], family: ['Rusu', 'Ceban', 'Munteanu', 'Cojocaru', 'Lungu', 'Popa'],
  },
  {
    code: 'MA', name: 'Morocco', locale: 'fr',
    places: [['Oujda', -1.9086, 34.6814], ['Nador', -2.9335, 35.1681], ['Taroudant', -8.8769, 30.4703], ['Beni Mellal', -6.3498, 32.3373]],
    hosts: [['Brussels', 'BE'], ['Rotterdam', 'NL'], ['Barcelona', 'ES']],
    given: ['Khadija', 'Driss', 'Imane', 'Abdelhak', 'Souad', 'Younes'], family: ['El Idrissi', 'Bouazza', 'Alaoui', 'Chafik', 'Tahiri', 'Zerouali'],
  },
  {
    code: 'NG', name: 'Nigeria', locale: 'en',
    places: [['Benin City', 5.6258, 6.335], ['Enugu', 7.5086, 6.4402], ['Ibadan', 3.947, 7.3775], ['Jos', 8.8583, 9.8965]],
    hosts: [['London', 'GB'], ['Vienna', 'AT'], ['Bologna', 'IT']],
    given: ['Chidinma', 'Emeka', 'Folake', 'Osaze', 'Ngozi', 'Babatunde'], family: ['Okafor', 'Adeyemi', 'Igbinedion', 'Eze', 'Ogunleye', 'Danjuma'],
  },
  {
    code: 'PH', name: 'Philippines', locale: 'en',
    places: [['Iloilo', 122.5644, 10.7202], ['Batangas', 121.0583, 13.7565], ['Laoag', 120.5936, 18.1978], ['Naga', 123.1948, 13.6218]],
    hosts: [['Rome', 'IT'], ['Barcelona', 'ES'], ['The Hague', 'NL']],
    given: ['Maricel', 'Ramon', 'Jocelyn', 'Noel', 'Liezl', 'Arnel'], family: ['Santos', 'Villanueva', 'Dela Cruz', 'Mercado', 'Aquino', 'Salazar'],
  },
  {
    code: 'SN', name: 'Senegal', locale: 'fr',
    places: [['Saint-Louis', -16.4896, 16.0179], ['Tambacounda', -13.6673, 13.7689], ['Louga', -16.2244, 15.6144], ['Ziguinchor', -16.2719, 12.568]],
    hosts: [['Turin', 'IT'], ['Paris', 'FR'], ['Bordeaux', 'FR']],
    given: ['Awa', 'Ousmane', 'Ndèye', 'Mamadou', 'Coumba', 'Cheikh'], family: ['Ndiaye', 'Diop', 'Sow', 'Faye', 'Gueye', 'Sarr'],
  },
  {
    code: 'LK', name: 'Sri Lanka', locale: 'en',
    places: [['Kurunegala', 80.3647, 7.4863], ['Galle', 80.217, 6.0535], ['Batticaloa', 81.6924, 7.731], ['Kandy', 80.6337, 7.2906]],
    hosts: [['Oslo', 'NO'], ['Milan', 'IT'], ['Zurich', 'CH']],
    given: ['Dilani', 'Ruwan', 'Shanthi', 'Nuwan', 'Kumari', 'Sivakumar'], family: ['Perera', 'Fernando', 'Jayasuriya', 'Bandara', 'Selvarajah', 'Wickramasinghe'],
  },
  {
    code: 'TN', name: 'Tunisia', locale: 'ar',
    places: [['Médenine', 10.5055, 33.3549], ['Kef', 8.7049, 36.1742], ['Gafsa', 8.7842, 34.425], ['Mahdia', 11.0622, 35.5047]],
    hosts: [['Palermo', 'IT'], ['Marseille', 'FR'], ['Bonn', 'DE']],
    given: ['ليلى', 'منصف', 'سنية', 'رياض', 'آمال', 'الحبيب'], family: ['الطرابلسي', 'بن صالح', 'الغربي', 'العياري', 'بوزيد', 'الهمامي'],
  },
];
