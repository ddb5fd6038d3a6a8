export const fr = {
  state: 'État', projects: 'Projets', currency: 'Devise', budget: 'Budget (part du bailleur)', released: 'Décaissé', accepted: 'Dépenses acceptées', refunded: 'Remboursé',
  advanceBalance: 'Solde de l’avance', burnRate: 'Taux d’exécution', dimension: 'Dimension', category: 'Catégorie', persons: 'Personnes touchées (une personne peut être comptée plusieurs fois)',
  quarter: 'Trimestre', from: 'Du', to: 'Au', planned: 'Prévu', country: 'Pays', theme: 'Thème', funder: 'Bailleur', measurable: 'Indicateurs mesurables', met: 'Cibles atteintes',
  averageProgress: 'Avancement moyen', fromMonths: 'À partir de (mois)', toMonths: 'Jusqu’à (mois)', amount: 'Montant', project: 'Projet', projectTitle: 'Titre du projet', title: 'Titre',
  partner: 'Partenaire', due: 'Échéance', daysLate: 'Jours de retard', code: 'Code', on: 'Date', value: 'Valeur', progress: 'Avancement', days: 'Jours', report: 'Rapport',
} as const;
