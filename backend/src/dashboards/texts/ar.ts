export const ar = {
  columns: {
    state: 'الحالة', projects: 'المشاريع', currency: 'العملة', budget: 'الميزانية (حصة الممول)', released: 'المصروف', accepted: 'النفقات المقبولة', refunded: 'المسترد',
    advanceBalance: 'رصيد السلفة', burnRate: 'معدل الإنفاق', dimension: 'البعد', category: 'الفئة', persons: 'الأشخاص المستفيدون (قد يُحسب الشخص أكثر من مرة)',
    quarter: 'الربع', from: 'من', to: 'إلى', planned: 'المخطط', country: 'البلد', theme: 'الموضوع', funder: 'الممول', measurable: 'المؤشرات القابلة للقياس', met: 'الأهداف المحققة',
    averageProgress: 'متوسط التقدم', fromMonths: 'من (أشهر)', toMonths: 'إلى (أشهر)', amount: 'المبلغ', project: 'المشروع', projectTitle: 'عنوان المشروع', title: 'العنوان',
    partner: 'الشريك', due: 'الاستحقاق', daysLate: 'أيام التأخير', code: 'الرمز', on: 'التاريخ', value: 'القيمة', progress: 'التقدم', days: 'الأيام', report: 'التقرير',
    unit: 'الوحدة', baseline: 'خط الأساس', target: 'الهدف', actual: 'المحقق', requested: 'المطلوب', authorised: 'المعتمد', overspend: 'الفرق عن الميزانية', reports: 'التقارير',
  },
  /** Names of sheets: at most 31 characters. */
  sheets: {
    projects: 'المشاريع', budget: 'الميزانيات', released: 'المبالغ المصروفة', refunded: 'المبالغ المستردة', accepted: 'النفقات المقبولة', planned: 'المخطط حسب الفترة', spent: 'المقبول حسب الفترة',
    advance: 'أرصدة السلف', ageing: 'أعمار السلف', persons: 'الأشخاص المستفيدون', targets: 'الأهداف', outputs: 'المخرجات', reports: 'التقارير', overdue: 'التقارير المتأخرة', turnaround: 'مدة الرد',
    states: 'المشاريع حسب الحالة', money: 'المبالغ', quarters: 'الأرباع', countries: 'البلدان', themes: 'المواضيع', funders: 'الممولون', indicators: 'المؤشرات', categories: 'فئات الميزانية',
    periods: 'فترات التقارير',
  },
} as const;
