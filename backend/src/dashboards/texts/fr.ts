export const fr = {
  columns: {
    state: 'État', projects: 'Projets', currency: 'Devise', budget: 'Budget (part du bailleur)', released: 'Décaissé', accepted: 'Dépenses acceptées', refunded: 'Remboursé',
    advanceBalance: 'Solde de l’avance', burnRate: 'Taux d’exécution', dimension: 'Dimension', category: 'Catégorie', persons: 'Personnes touchées (une personne peut être comptée plusieurs fois)',
    quarter: 'Trimestre', from: 'Du', to: 'Au', planned: 'Prévu', country: 'Pays', theme: 'Thème', funder: 'Bailleur', measurable: 'Indicateurs mesurables', met: 'Cibles atteintes',
    averageProgress: 'Avancement moyen', fromMonths: 'À partir de (mois)', toMonths: 'Jusqu’à (mois)', amount: 'Montant', project: 'Projet', projectTitle: 'Titre du projet', title: 'Titre',
    partner: 'Partenaire', due: 'Échéance', daysLate: 'Jours de retard', code: 'Code', on: 'Date', value: 'Valeur', progress: 'Avancement', days: 'Jours', report: 'Rapport',
    unit: 'Unité', baseline: 'Référence', target: 'Cible', actual: 'Réalisé', requested: 'Demandé', authorised: 'Autorisé', overspend: 'Écart au budget', reports: 'Rapports',
  },
  /** Names of sheets: at most 31 characters. */
  sheets: {
    projects: 'Projets', budget: 'Budgets', released: 'Décaissements', refunded: 'Remboursements', accepted: 'Dépenses acceptées', planned: 'Prévu par période', spent: 'Accepté par période',
    advance: 'Soldes des avances', ageing: 'Âge des avances', persons: 'Personnes touchées', targets: 'Cibles', outputs: 'Produits', reports: 'Rapports', overdue: 'Rapports en retard',
    turnaround: 'Délai de réponse', states: 'Projets par état', money: 'Montants', quarters: 'Trimestres', countries: 'Pays', themes: 'Thèmes', funders: 'Bailleurs', indicators: 'Indicateurs',
    categories: 'Catégories du budget', periods: 'Périodes de rapport',
  },
} as const;
