import type { Sex } from '../src/shared/identityNumber.ts';
import type { SeededRandom } from './seededRandom.ts';

export type FictionalName = { readonly given: string; readonly family: string };

/** Given names by generation (born before 1975, before 1992, later), and family names that go with them. */
type NameStock = {
  readonly women: readonly (readonly string[])[];
  readonly men: readonly (readonly string[])[];
  readonly families: readonly string[];
};

const words = (text: string): string[] => text.split(' ');

const SWEDISH: NameStock = {
  women: [
    words(
      'Agneta Barbro Birgitta Britt-Mari Berit Gunilla Gunvor Inger Kerstin Kristina Margareta Maj-Britt Monica Rut Solveig Ulla-Britt Åsa Yvonne',
    ),
    words(
      'Ann-Sofie Cecilia Emelie Frida Hanna Helena Ida Johanna Josefin Linda Lovisa Malin Märta Sara Sofia Susanne Therese Ulrika Åse Ängla',
    ),
    words('Alva Agnes Elin Ebba Ella Elsa Emma Felicia Freja Julia Klara Linnéa Matilda Moa Nellie Nora Signe Tindra Wilma Alicia'),
  ],
  men: [
    words('Bengt Bertil Bo Börje Gösta Göran Håkan Ingemar Jan-Olov Kent Kjell Leif Lennart Rolf Stig Sven-Erik Tommy Örjan Ulf Östen'),
    words(
      'Anders Andreas Björn Daniel David Erik Fabian Gustav Joakim Johan Kristoffer Magnus Marcus Martin Mattias Niklas Robin Simon Tobias Viktor',
    ),
    words('Adam Albin Alexander Anton Axel Elias Emil Filip Hampus Hugo Isak Kevin Linus Ludvig Melker Måns Oliver Oskar Theo William'),
  ],
  families: words(
    'Alm Arvidsson Backman Bergqvist Bergström Blom Boberg Brandt Carlbom Dahlgren Ekdahl Ekström Engdahl Falk Forsgren Franzén Gustavsson Hagström Hallberg Hedlund ' +
      'Hedström Holmgren Höglund Isaksson Jonsson Järvholm Karlbom Klasson Kvist Lilja Lindahl Lindgren Ljungqvist Lundmark Löfgren Malmgren Melin Mårtensson Nordberg-Ek Nordin ' +
      'Norling Nyström Nåhlin Olausson Palm Persson Rosén Rydell Sandell Sjögren Skoglund Stenmark Strand Ståhl Sundin Söderlund Tallberg Torstensson Törnqvist Vallgren ' +
      'Vikström Wiklund Zetterqvist Åhlén Åkesson Ång Ängmark Öberg Öhman Östling Berg-Nyman Lund-Åkerman',
  ),
};

const FINNISH: NameStock = {
  women: [
    words('Aino Anneli Eija Helmi Marjatta Päivi'),
    words('Heidi Kaisa Minna Outi Sanna Tiina'),
    words('Aada Emmi Iida Venla Siiri Oona'),
  ],
  men: [words('Eero Jorma Kalevi Pekka Reijo Veikko'), words('Antti Jari Juha Mika Sami Timo'), words('Eetu Joona Leevi Niko Otso Väinö')],
  families: words('Hakala Hämäläinen Kallio Korhonen Laine Mäkelä Niemi Pitkänen Rantala Salmi Tuominen Väisänen'),
};

const FROM_FARTHER: readonly NameStock[] = [
  {
    women: [words('Amal Fatima Huda Samira'), words('Hanan Leila Nour Rana'), words('Aya Jana Maryam Salma')],
    men: [words('Adnan Faisal Khaled Nabil'), words('Bilal Omar Rami Tarek'), words('Anas Karim Yusuf Zaid')],
    families: words('Al-Amin Darwish Haddad Khalil Mansour Nasser Saleh Shaheen'),
  },
  {
    women: [words('Asha Halimo Khadra'), words('Ayan Fardowsa Hodan Ifrah'), words('Amina Hibaq Ikran Sumaya')],
    men: [words('Abdirahman Farah Jama'), words('Abshir Liban Mahad'), words('Ayub Guled Ilyas')],
    families: words('Abdi Ahmed-Nur Duale Elmi Gedi Hirsi Warsame Yusuf-Ali'),
  },
  {
    women: [words('Letay Mehret Saba'), words('Feven Helen Semhar'), words('Bethlehem Rahel Winta')],
    men: [words('Berhane Gebre Tesfay'), words('Dawit Filmon Yonas'), words('Amanuel Natnael Samuel')],
    families: words('Asmelash Berhe Ghebremedhin Habtemariam Kidane Tekle Weldeab'),
  },
  {
    women: [words('Amra Dragica Jasna Ljiljana'), words('Aida Elma Ivana Selma'), words('Ajla Emina Lejla Sara-Ana')],
    men: [words('Dušan Mirsad Nenad Zoran'), words('Adis Edin Goran Haris'), words('Armin Benjamin Dino Tarik')],
    families: words('Begić Hodžić Jovanović Kovačević Marić Petrović Šabić Žunić'),
  },
  {
    women: [words('Farideh Mahin Parvin'), words('Azadeh Laleh Shirin'), words('Nilofar Parisa Zahra')],
    men: [words('Behrouz Hossein Nader'), words('Arash Kamran Reza'), words('Ali-Reza Milad Omid')],
    families: words('Ahmadi Ebrahimi Hosseini Karimi Moradi Rahimi Tavakoli'),
  },
  {
    women: [words('Bożena Danuta Halyna'), words('Agnieszka Iryna Oksana'), words('Kateryna Magda Zofia')],
    men: [words('Andrzej Bohdan Mykola'), words('Paweł Serhij Tomasz'), words('Jakub Maksym Oleksij')],
    families: words('Bondarenko Kowalczyk Kravets Lewandowski Melnyk Nowak Wójcik Zieliński'),
  },
  {
    women: [words('Malee Somchai-Lin Wanida'), words('Chai-Lee Kanya Pim'), words('Dao Mai Nok')],
    men: [words('Anan Prasit Somsak'), words('Chai Niran Tao'), words('Kit Pakorn Ton')],
    families: words('Boonmee Chaiyasit Phanit Srisuk Suwan Wongsakul'),
  },
];

/** Every given and every family name that a fictional participant may have. */
export const NAME_STOCKS: readonly NameStock[] = [SWEDISH, FINNISH, ...FROM_FARTHER];

/** A name for somebody of a sex and birth year; never one that was given before. */
export function fictionalNames(random: SeededRandom): (sex: Sex, birthYear: number) => FictionalName {
  const given = new Set<string>();
  return (sex, birthYear) => {
    for (;;) {
      const stock = random.weighted<NameStock>([
        [SWEDISH, 78],
        [FINNISH, 6],
        ...FROM_FARTHER.map((farther) => [farther, 16 / FROM_FARTHER.length] as const),
      ]);
      const generation = birthYear < 1975 ? 0 : birthYear < 1992 ? 1 : 2;
      const name = { given: random.pick((sex === 'K' ? stock.women : stock.men)[generation] ?? []), family: random.pick(stock.families) };
      const whole = `${name.given} ${name.family}`;
      if (given.has(whole)) continue;
      given.add(whole);
      return name;
    }
  };
}
