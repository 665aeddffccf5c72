package org.pirqscope.evidence.amount;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pirqscope.evidence.patch.Hunk;
import org.pirqscope.evidence.patch.HunkLine;
import org.pirqscope.evidence.patch.HunkLine.Sign;
import org.pirqscope.evidence.patch.Patch;
import org.pirqscope.evidence.patch.PatchedFile;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.version.KnownCommit;
import org.pirqscope.machine.version.KnownCommits;
import org.pirqscope.machine.version.Table;

/** A patch as the model sees it: which known commit it is, and what each of its hunks amounts to. */
public final class PatchReading {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern REVERT = Pattern.compile("Revert \"(.*)\"");

    private final Patch patch;
    private final Map<PatchedFile, List<HunkReading>> files = new LinkedHashMap<>();

    private PatchReading(Patch patch) {
        this.patch = patch;
        patch.files()
                .forEach(file ->
                        files.put(file, file.hunks().stream().map(this::read).toList()));
        if (changes().isEmpty()) {
            wholePatch();
        }
    }

    /** Reads it. */
    public static PatchReading of(Patch patch) {
        return new PatchReading(patch);
    }

    public Patch patch() {
        return patch;
    }

    /** Its hunks, file by file. */
    public Map<PatchedFile, List<HunkReading>> files() {
        return files;
    }

    /** The project that it changes; nothing where neither its paths nor its commit tell. */
    public Optional<Table> project() {
        return patch.project()
                .or(() -> changes().stream()
                        .map(change -> change.commit().table())
                        .findFirst());
    }

    /** What all of it amounts to, each column once. */
    public List<ColumnChange> changes() {
        Map<String, ColumnChange> all = new LinkedHashMap<>();
        files.values().stream()
                .flatMap(List::stream)
                .flatMap(hunk -> hunk.columns().stream())
                .forEach(change -> all.merge(change.name(), change, PatchReading::both));
        return List.copyOf(all.values());
    }

    private static ColumnChange both(ColumnChange one, ColumnChange other) {
        Set<RecognisedBy> ways = EnumSet.copyOf(one.ways());
        ways.addAll(other.ways());
        return new ColumnChange(one.commit(), one.part(), one.reverted(), List.copyOf(ways));
    }

    private HunkReading read(Hunk hunk) {
        return new HunkReading(hunk, calls(hunk), columns(hunk));
    }

    private static List<Function> calls(Hunk hunk) {
        Set<Function> calls = new LinkedHashSet<>();
        ModelledCalls.named(hunk.function()).ifPresent(calls::add);
        for (HunkLine line : hunk.lines()) {
            Matcher name = NAME.matcher(line.sign() == Sign.CONTEXT ? "" : line.text());
            while (name.find()) {
                ModelledCalls.named(name.group()).ifPresent(calls::add);
            }
        }
        return List.copyOf(calls);
    }

    private List<ColumnChange> columns(Hunk hunk) {
        Map<String, ColumnChange> found = new LinkedHashMap<>();
        for (KnownCommit commit : KnownCommits.all()) {
            for (KnownCommit.Part part : commit.parts()) {
                change(hunk, commit, part)
                        .ifPresent(change -> found.merge(change.name(), change, PatchReading::better));
            }
        }
        return List.copyOf(found.values());
    }

    /** What a whole patch is known by counts more than names on its lines, and more names than few. */
    private static ColumnChange better(ColumnChange one, ColumnChange other) {
        return rank(other) > rank(one) ? other : one;
    }

    private static int rank(ColumnChange change) {
        boolean named =
                change.ways().contains(RecognisedBy.SUBJECT) || change.ways().contains(RecognisedBy.HASH);
        int names = change.part().removed().size() + change.part().added().size();
        return (named ? 1000 : change.ways().contains(RecognisedBy.FIXES) ? 100 : 0) + names;
    }

    private Optional<ColumnChange> change(Hunk hunk, KnownCommit commit, KnownCommit.Part part) {
        if (patch.project().filter(table -> table != commit.table()).isPresent() || !stands(hunk, part)) {
            return Optional.empty();
        }
        Set<RecognisedBy> ways = ways(commit);
        boolean reverted = reverts(commit);
        if (part.hasNames()) {
            boolean forward = brings(hunk, part.removed(), part.added());
            boolean backward = brings(hunk, part.added(), part.removed());
            if (forward && !reverted || backward && (reverted || ways.isEmpty())) {
                reverted |= backward && !forward;
                ways.add(RecognisedBy.LINES);
            }
        }
        return ways.isEmpty()
                ? Optional.empty()
                : Optional.of(new ColumnChange(commit, part, reverted, List.copyOf(ways)));
    }

    /** Whether the hunk changes a function in which the difference stands. */
    private static boolean stands(Hunk hunk, KnownCommit.Part part) {
        return part.functions().contains(hunk.function())
                || hunk.lines().stream()
                        .filter(line -> line.sign() != Sign.CONTEXT)
                        .anyMatch(line -> part.functions().stream().anyMatch(name -> defines(line.text(), name)));
    }

    private static boolean defines(String text, String function) {
        return !text.isEmpty()
                && Character.isJavaIdentifierStart(text.charAt(0))
                && text.contains(" " + function + "(")
                && !text.endsWith(";");
    }

    private static boolean brings(Hunk hunk, Set<String> removed, Set<String> added) {
        return hunk.only(Sign.REMOVED, Sign.ADDED).containsAll(removed)
                && hunk.only(Sign.ADDED, Sign.REMOVED).containsAll(added);
    }

    /** What the patch as a whole is known by. */
    private Set<RecognisedBy> ways(KnownCommit commit) {
        Set<RecognisedBy> ways = EnumSet.noneOf(RecognisedBy.class);
        if (commit.subject().equalsIgnoreCase(subject())) {
            ways.add(RecognisedBy.SUBJECT);
        }
        if (patch.commit().filter(commit::named).isPresent()
                || patch.upstream().filter(commit::named).isPresent()) {
            ways.add(RecognisedBy.HASH);
        }
        boolean fixes = patch.fixes().stream()
                .anyMatch(named -> commit.fixes().stream()
                        .anyMatch(hash ->
                                hash.startsWith(named.hash()) || named.hash().startsWith(hash)));
        if (fixes) {
            ways.add(RecognisedBy.FIXES);
        }
        return ways;
    }

    private String subject() {
        Matcher revert = REVERT.matcher(patch.subject());
        return revert.matches() ? revert.group(1) : patch.subject();
    }

    private boolean reverts(KnownCommit commit) {
        return !subject().equals(patch.subject()) && commit.subject().equalsIgnoreCase(subject());
    }

    /** A commit that is known by its subject, and of which no hunk stands where it is expected. */
    private void wholePatch() {
        for (KnownCommit commit : KnownCommits.all()) {
            Set<RecognisedBy> ways = ways(commit);
            ways.remove(RecognisedBy.FIXES);
            if (!ways.isEmpty() && !files.isEmpty()) {
                PatchedFile first = files.keySet().iterator().next();
                List<HunkReading> hunks = new ArrayList<>(files.get(first));
                HunkReading one = hunks.getFirst();
                List<ColumnChange> changes = commit.parts().stream()
                        .map(part -> new ColumnChange(commit, part, reverts(commit), List.copyOf(ways)))
                        .toList();
                hunks.set(0, new HunkReading(one.hunk(), one.calls(), changes));
                files.put(first, List.copyOf(hunks));
                return;
            }
        }
    }
}
