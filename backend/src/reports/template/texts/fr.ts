import type { en } from './en.js';

export const fr: typeof en = {
  sheets: { instructions: 'Mode d’emploi', indicators: 'Indicateurs', face: 'FACE', narrative: 'Récit', statuses: 'Produits' },
  instructions: {
    title: 'Modèle de rapport', project: 'Projet', lead: 'Organisation chef de file', period: 'Période', currency: 'Devise', made: 'Rempli avec ce que le portail contenait le',
    steps: [
      'Remplissez les cellules jaunes ; le reste est verrouillé et calculé par le portail.',
      'Une cellule vide veut dire « non rapporté ». S’il n’y a rien eu, écrivez 0.',
      'Saisissez les nombres comme des nombres, sans unité ni mot. Pas de formules, pas de notes à côté des tableaux, pas de feuilles à vous.',
      'FACE : indiquez ce qui a été dépensé sur la période (B) et ce que vous demandez pour la suivante (E), part du bailleur seulement.',
      'Vous pouvez travailler sans connexion et sur plusieurs feuilles. Déposez ensuite ce fichier sur la page du rapport : vous voyez chaque changement et chaque erreur avant que rien ne soit écrit.',
      'D’autres peuvent écrire dans le portail entre-temps : ce que vous n’avez pas touché dans ce fichier reste comme ils l’ont mis.',
    ],
    sheet: 'Feuille', about: 'Ce qu’elle contient',
    holds: {
      indicators: 'Valeurs des indicateurs, par lieu et catégorie', face: 'Dépenses et demande par ligne budgétaire', narrative: 'Réalisations, difficultés, enseignements, prochaines étapes ; justifications des écarts',
      statuses: 'Votre avis sur chaque produit',
    },
    errors: 'À corriger dans ce fichier', cell: 'Cellule', error: 'Ce qui ne va pas',
  },
  columns: {
    location: 'Lieu', total: 'Total', value: 'Valeur', numerator: 'numérateur', denominator: 'dénominateur', code: 'Ligne', description: 'Description', budget: 'Budget (part du bailleur)', left: 'Budget restant avant',
    A: 'A · Autorisé et restant', actual: 'B · Dépenses réelles', requested: 'E · Nouvelle demande', partnerSpent: 'Fonds propres dépensés', note: 'Note', outputCode: 'Produit', title: 'Titre',
    status: 'Votre avis', reason: 'Raison, s’il diffère des chiffres',
  },
  target: 'cible', notSplit: 'non ventilé', allOf: 'tous', unknown: 'inconnu',
  narrative: { achievements: 'Réalisations (obligatoire)', challenges: 'Difficultés', lessons: 'Enseignements', nextSteps: 'Prochaines étapes' },
  variances: 'Justification, là où une catégorie coûte plus que son budget', variance: 'Catégorie {category}',
  statuses: { ahead: 'En avance', on_track: 'Dans les temps', behind: 'En retard', off_track: 'Hors trajectoire', met: 'Atteint', not_met: 'Non atteint', no_data: 'Pas de données' },
  validation: { number: 'Écrivez un nombre, sans mot ni unité.', whole: 'Les personnes se comptent en entiers. Garder quand même ?', amount: 'Écrivez un montant qui n’est pas négatif.', status: 'Choisissez dans la liste, ou laissez vide.' },
  errors: {
    formula_in_cell: 'Les formules ne sont pas lues : écrivez la valeur elle-même.', cell_error: 'Cette cellule affiche une erreur : écrivez une valeur, ou videz-la.', not_a_number: '« {text} » n’est pas un nombre.',
    number_grouping: 'Les groupes de chiffres de « {text} » ne sont pas clairs.', number_ambiguous: 'Est-ce {first} ou {second} ? Écrivez-le comme un nombre.', number_too_precise: 'Six décimales au plus.',
    number_too_large: 'Ce nombre est trop grand.', amount_too_precise: '{currency} a {places} décimales.', amount_ambiguous: 'Est-ce {first} ou {second} ? Écrivez-le comme un nombre.',
    status_unknown: '« {text} » n’est pas dans la liste.', text_too_long: '{most} caractères au plus ; il y en a {length}.', sheet_missing: 'Cette feuille manque.', sheet_renamed: 'Cette feuille a été renommée. Elle s’appelle « {expected} ».',
    sheet_twice: 'Cette feuille est là deux fois : supprimez la copie.', sheet_unknown: 'Cette feuille n’est pas du modèle : supprimez-la.', hidden_sheet: 'Cette feuille est masquée : affichez-la.',
    hidden_row: 'Cette ligne est masquée : affichez-la.', hidden_column: 'Cette colonne est masquée : affichez-la.', column_missing: 'Une colonne a été supprimée ou son identifiant changé.', column_twice: 'Cette colonne est là deux fois.',
    row_missing: 'Cette ligne a été supprimée ou son identifiant changé.', row_twice: 'Cette ligne est là deux fois : supprimez la copie.', identifier_not_of_report: 'Cet identifiant n’est pas de ce rapport.',
    outside_of_fields: 'Rien n’est lu ici : supprimez-le.',
  },
};
