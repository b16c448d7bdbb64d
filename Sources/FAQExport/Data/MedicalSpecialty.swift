/// The specialties that schema.org names (`MedicalSpecialty`), found by what people call them.
enum MedicalSpecialty {
  /// The name in schema.org; nil where it has none for that specialty.
  static func name(of specialty: String) -> String? {
    names[specialty.lowercased().replacing("ae", with: "e")]
  }

  /// In lower case, with `e` for `ae`.
  private static let names: [String: String] = [
    "anesthesia": "Anesthesia", "anesthesiology": "Anesthesia", "cardiology": "Cardiovascular",
    "dentistry": "Dentistry", "dermatology": "Dermatology", "nutrition": "DietNutrition",
    "dietetics": "DietNutrition", "emergency medicine": "Emergency", "endocrinology": "Endocrine",
    "gastroenterology": "Gastroenterologic", "genetics": "Genetic", "geriatrics": "Geriatric",
    "gynecology": "Gynecologic", "hematology": "Hematologic", "hemato-oncology": "Oncologic",
    "infectious diseases": "Infectious", "laboratory medicine": "LaboratoryScience",
    "midwifery": "Midwifery", "neurology": "Neurologic", "nursing": "Nursing",
    "obstetrics": "Obstetric", "oncology": "Oncologic", "optometry": "Optometric",
    "orthopedics": "Musculoskeletal", "otolaryngology": "Otolaryngologic",
    "pathology": "Pathology", "pediatrics": "Pediatric", "pharmacy": "PharmacySpecialty",
    "physiotherapy": "Physiotherapy", "plastic surgery": "PlasticSurgery",
    "podiatry": "Podiatric", "primary care": "PrimaryCare", "general practice": "PrimaryCare",
    "psychiatry": "Psychiatric", "public health": "PublicHealth", "pulmonology": "Pulmonary",
    "radiology": "Radiography", "nephrology": "Renal", "rheumatology": "Rheumatologic",
    "surgery": "Surgical", "toxicology": "Toxicologic", "urology": "Urologic",
  ]
}
