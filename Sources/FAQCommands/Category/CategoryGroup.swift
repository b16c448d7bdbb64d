import ArgumentParser

struct CategoryGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "category", abstract: "Arrange the shelves of the FAQ center.",
    subcommands: [CategoryAdd.self, CategoryList.self, CategoryEdit.self, CategoryOrder.self])
}
