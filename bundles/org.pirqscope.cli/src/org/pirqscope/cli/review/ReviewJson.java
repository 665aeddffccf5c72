package org.pirqscope.cli.review;

import java.util.Locale;
import java.util.Optional;
import org.pirqscope.cli.json.Json;
import org.pirqscope.cli.json.Members;
import org.pirqscope.evidence.amount.ColumnChange;
import org.pirqscope.evidence.amount.CommitReading;
import org.pirqscope.evidence.amount.HunkReading;
import org.pirqscope.evidence.amount.PatchReading;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.version.Table;

/** The JSON of {@code review}. */
final class ReviewJson {

    private ReviewJson() {}

    /** One line. */
    static String of(ReviewedText text, Optional<BeforeAfter> both) {
        return Json.object(json -> json.objects("patches", text.patches(), ReviewJson::patch)
                .objects("commits", text.commits(), ReviewJson::commit)
                .object("before", both.map(BeforeAfter::before), ReviewJson::side)
                .object("after", both.map(BeforeAfter::after), ReviewJson::side)
                .put("run", both.map(each -> each.run().runString())));
    }

    private static void patch(Members json, PatchReading patch) {
        json.put("subject", patch.patch().subject())
                .put("commit", patch.patch().commit())
                .put("project", patch.project().map(ReviewJson::project))
                .objects(
                        "files",
                        patch.files().entrySet(),
                        (inner, file) -> inner.put("path", file.getKey().path())
                                .objects("hunks", file.getValue(), ReviewJson::hunk));
    }

    private static String project(Table table) {
        return table.product().toLowerCase(Locale.ROOT);
    }

    private static void hunk(Members json, HunkReading hunk) {
        json.put("function", hunk.hunk().function())
                .values("calls", hunk.calls().stream().map(Function::spelling))
                .objects("columns", hunk.columns(), ReviewJson::column)
                .put("modelled", hunk.modelled());
    }

    private static void column(Members json, ColumnChange change) {
        json.put("column", change.name())
                .put("before", change.before())
                .put("after", change.after())
                .put("how", change.how());
    }

    private static void commit(Members json, CommitReading commit) {
        Optional<String> project = commit.known().map(known -> project(known.table()));
        json.put("commit", commit.named().hash())
                .put("subject", commit.subject().isEmpty() ? null : commit.subject())
                .put("project", project)
                .values(
                        "columns",
                        commit.known().stream()
                                .flatMap(known -> known.parts().stream())
                                .map(part -> project.orElseThrow() + "."
                                        + part.column().name()));
    }

    private static void side(Members json, BeforeAfter.Side side) {
        json.put("verdict", side.verdict().label());
    }
}
