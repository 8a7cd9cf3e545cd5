"""Average precision of the ranking of sentences: claims.py PROGRAM SAMPLES.tsv LEAST."""

import json
import pathlib
import subprocess
import sys
import tempfile


def main(program, samples, least):
    lines = pathlib.Path(samples).read_text(encoding="utf-8").splitlines()[1:]
    labelled = [line.split("\t") for line in lines if line.strip()]
    wanted = {sentence: label == "1" for label, _, sentence in labelled}
    with tempfile.TemporaryDirectory() as folder:
        article = pathlib.Path(folder, "sentences.txt")
        article.write_text("".join(row[2] + "\n" for row in labelled), encoding="utf-8")
        told = subprocess.run(
            [program, "suggest", str(article), "--format", "json"], stdout=subprocess.PIPE, check=True
        ).stdout
    claims = [claim for claim in json.loads(told)["claims"] if claim["text"] in wanted]
    right, total = 0, 0.0
    for place, claim in enumerate(claims, 1):
        if wanted[claim["text"]]:
            right += 1
            total += right / place
    precision = total / max(1, sum(wanted.values()))
    print(f"{len(claims)} of {len(wanted)} sentences ranked, average precision {precision:.3f}, bound {least:.3f}")
    return 0 if precision >= least and len(claims) == len(wanted) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], float(sys.argv[3])))
