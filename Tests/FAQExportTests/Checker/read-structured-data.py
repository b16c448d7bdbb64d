# Reads pages as a JSON array of texts, and prints what extruct finds in each of them, in any syntax.
import extruct, json, sys

pages = json.load(sys.stdin)
print(json.dumps([extruct.extract(page, base_url="https://faq.example/", errors="strict") for page in pages]))
