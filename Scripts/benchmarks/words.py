"""The vocabulary of the sample texts: common words first, as in English, then rarer ones."""

COMMON = """
the of and to a in is for that with on are as be it this by or from at your not an can you may will
have has which their they more than when if some but after before these most other also many who how
what there between into over during such each about often while one two up only should must does was
were been its them both any all where because so no do we our up out then under very well still
""".split()

MEDICAL = """
patient cell treatment doctor hospital blood therapy cancer infusion nurse team disease test clinic
symptom fever infection medicine dose drug side effect risk care response remission relapse lymphoma
leukemia myeloma marrow antibody immune system protein tumor scan biopsy week month day year family
question answer study trial result evidence person people body weight sleep pain nausea fatigue
appetite headache confusion memory heart lung liver kidney skin nerve brain pressure oxygen fluid
vaccine antibiotic steroid platelet plasma transfusion catheter needle sample laboratory checkup
monitoring follow-up appointment referral consent insurance cost travel home work school support
caregiver child adult pregnancy fertility diet exercise recovery rehabilitation screening diagnosis
stage grade marker gene mutation receptor antigen donor transplant chemotherapy radiation surgery
preparation collection manufacture naïve café 10-µg follow-through first-line second-line
""".split()

TOPICS = """
lymphoma leukemia myeloma side-effects preparation recovery costs trials monitoring infection
nutrition vaccines fertility caregiving screening transplant radiation medicines travel follow-up
""".split()

STEMS = """
manag treat observ report record compar prevent reduc increas measur explain discuss arrang plan
review assess confirm consider continu control deliver depend describ develop detect direct discover
effect ensur establish estimat examin expect extend follow generat guid identif improv includ inform
inspect interpret introduc involv limit maintain mention notic obtain offer operat organ perform
present prescrib produc protect provid question react receiv recogn recommend recover refer regulat
relat remain remov repeat replac request requir resolv respond restor restrict return select separat
specif start suggest supervis support transfer understand updat vari warn answer attend balanc
""".split()
SUFFIXES = "e ed es ing ion er able ment ance al ive ally".split()

ONSETS = "b br c cl d dr f fl g gr h l m n p pl pr qu r s st t tr v".split()
VOWELS = "a e i o u ea io".split()
CODAS = "l m n r s t x nd st".split()
ENDINGS = "in ate ol ium ex ane ase osis ide oma ity er".split()


def vocabulary(generator, size=4000):
    """Common words, words of the subject, derived words, then made-up terms; each once."""
    words = COMMON + MEDICAL + [stem + suffix for suffix in SUFFIXES for stem in STEMS]
    known = dict.fromkeys(words)
    while len(known) < size:
        syllables = [
            generator.pick(ONSETS) + generator.pick(VOWELS) + generator.pick(CODAS)
            for _ in range(1 + generator.below(2))
        ]
        known["".join(syllables) + generator.pick(ENDINGS)] = None
    return list(known)[:size]
