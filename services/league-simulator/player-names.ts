import { elementAt } from './element-at.ts';
import { chanceOf } from './random.ts';

// Everyday given names and invented surnames: no player of this league is a real person.
const givenNames = (
  'Aaron Adrian Alan Albert Andre Anton Arthur Asher Barry Basil Benton Boris Bruno Calvin Carlos Cedric Cesar Clark ' +
  'Clint Cody Conrad Dale Damon Dario Declan Dexter Diego Dominic Duncan Edgar Elias Emil Enzo Ernest Esteban Ethan ' +
  'Felix Fidel Floyd Francis Gavin Gilberto Glenn Gordon Grant Hector Henri Hugo Ignacio Isaac Ivan Jasper Javier ' +
  'Jerome Joaquin Joel Jonah Julio Karl Keenan Kenji Kirk Lamar Lance Leandro Leon Lorenzo Lucas Luther Malik Manny ' +
  'Marcel Mateo Merle Milo Nestor Niko Noah Omar Orlando Oscar Otis Pablo Percy Quentin Rafael Ramon Reggie Rodrigo ' +
  'Roland Ruben Rufus Samir Santiago Seth Silas Stefan Tadeo Theo Tobias Tomas Ulises Vance Victor Wade Wendell Xavier'
).split(' ');

const surnameStarts = (
  'Ab Ald Amb Arv Bal Bel Bex Bor Bran Cal Car Cord Cros Dal Del Dor Drev Ed El Fal Far Fen Gal Gar Glen Gri Hal Har ' +
  'Hes Hol Ing Jar Jes Kal Kel Kor Lam Lan Lor Mal Mar Mer Mon Nar Nel Nor Ol Orm Pal Pel Por Quil Ral Ren Ros Sal Sel ' +
  'Sor Tal Ter Tor Ul Val Ver Vol Wal Wes Win Yar Yel Zam Zel'
).split(' ');

const surnameEnds = (
  'ado aker ander ano ara ardo aro ash bach bard berg bin borne bridge by cado cott dale den der diaz don dorf el endez ' +
  'er escu ett fax fer field ford gate go ham hart holm ian ides ier illo ing ington kamp kin ko land ley lin lock lor ' +
  'man mann mer mont more nan ner nes o on ora ossa oval pole quez ren rick ridge rod rose sby sen ski son stead stone ' +
  'strom tano ter ton tova tree vale vant ver vik ville ward well wick win wood worth yama zano zel'
).split(' ');

/** A made-up given name and surname for a player id. */
export function playerNameOf(seed: number, playerId: number): { firstName: string; lastName: string } {
  const pick = (list: readonly string[], part: string): string =>
    elementAt(list, Math.floor(chanceOf(seed, 'name', playerId, part) * list.length));
  return {
    firstName: pick(givenNames, 'given'),
    lastName: pick(surnameStarts, 'start') + pick(surnameEnds, 'end'),
  };
}
