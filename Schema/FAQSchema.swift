// FAQSchema holds the database of faqcms as SQL files: numbered migrations, run once each and never
// edited after they shipped, and what they make of an empty file. It knows no Swift type.

/// The SQL text of the database, compiled into the program.
package enum FAQSchema {
  /// The migrations in order, in UTF-8: the first leads from an empty file to schema version 1, and so on.
  package static var migrations: [[UInt8]] {
    [
      PackageResources.v001_initial_sql, PackageResources.v002_storage_sql,
      PackageResources.v003_review_sql, PackageResources.v004_assets_sql,
      PackageResources.v005_compact_sql, PackageResources.v006_keys_sql,
      PackageResources.v007_search_sql, PackageResources.v008_exports_sql,
      PackageResources.v009_search_form_sql, PackageResources.v010_standing_exports_sql,
      PackageResources.v011_search_letters_sql,
    ]
  }

  /// What all migrations make of an empty file, in one: a new database takes a quarter of the time so.
  package static var current: [UInt8] { PackageResources.current_sql }
}
