window.faqSearchIndex = [
["questions/sample.html","en","What is a sample?","It is a text that is plainly made up.",["car-t","two words"],"1 a about and b c car cells d deep first footnote jump ménière t tcells top words"],
["questions/second-sample.html","en","Is this a second sample?","",[],"yes"],
["questions/beispiel.html","de","Was ist ein Beispiel?","Ein Text in einer anderen Sprache.",[],"bild ein ja"],
["questions/index.html","ar","ما هذا؟","",[],"نص"]
];
