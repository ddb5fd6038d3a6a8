export const ar = {
  state: 'الحالة', projects: 'المشاريع', currency: 'العملة', budget: 'الميزانية (حصة الممول)', released: 'المصروف', accepted: 'النفقات المقبولة', refunded: 'المسترد',
  advanceBalance: 'رصيد السلفة', burnRate: 'معدل الإنفاق', dimension: 'البعد', category: 'الفئة', persons: 'الأشخاص المستفيدون (قد يُحسب الشخص أكثر من مرة)',
  quarter: 'الربع', from: 'من', to: 'إلى', planned: 'المخطط', country: 'البلد', theme: 'الموضوع', funder: 'الممول', measurable: 'المؤشرات القابلة للقياس', met: 'الأهداف المحققة',
  averageProgress: 'متوسط التقدم', fromMonths: 'من (أشهر)', toMonths: 'إلى (أشهر)', amount: 'المبلغ', project: 'المشروع', projectTitle: 'عنوان المشروع', title: 'العنوان',
  partner: 'الشريك', due: 'الاستحقاق', daysLate: 'أيام التأخير', code: 'الرمز', on: 'التاريخ', value: 'القيمة', progress: 'التقدم', days: 'الأيام', report: 'التقرير',
} as const;
