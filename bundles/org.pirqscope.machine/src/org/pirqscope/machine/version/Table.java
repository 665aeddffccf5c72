package org.pirqscope.machine.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pirqscope.machine.text.Quoted;

/** The version table of one product: its columns, and a row for each range of releases that behaves alike. */
public final class Table {

    private static final Pattern ROW = Pattern.compile("(.+?)(?: like (.+))?: (\\S+)");
    private static final Pattern DIFFERENCE =
            Pattern.compile("([a-z0-9-]+)=(\\S+?)(?: \\((.+?)\\))?(?:$|, (?=[a-z0-9-]+=))");

    private final Product product;
    private final List<Column> columns;
    private final List<VersionRow> rows = new ArrayList<>();
    private final List<String> unverified = new ArrayList<>();

    private Table(Product product, List<Column> columns) {
        this.product = product;
        this.columns = columns;
    }

    /**
     * Reads a table's text. A column has its name and the values that it may have, what it means, what made the
     * difference and, after a question mark, what was not verified. A row has its label and spans ({@code 4.6..4.10},
     * {@code 4.19..}, several separated by a comma), a note, and {@code column=value (source)} for all in which it
     * differs from the row before, or from the one that it is {@code like}; the first row differs from the first value
     * of each column.
     */
    static Table of(Product product, String columns, String rows) {
        Table table = new Table(product, entries(columns).map(Column::of).toList());
        entries(rows).forEach(table::add);
        return table;
    }

    /** A line that is not indented begins one. */
    private static Stream<List<String>> entries(String text) {
        return Stream.of(text.split("\n(?=\\S)"))
                .map(entry -> entry.lines()
                        .map(line -> line.strip().replaceAll(" +", " "))
                        .toList());
    }

    /** Notes a point that docs/domain.md marks U and that no column decides, with the reason why it needs none. */
    Table unverified(String point) {
        unverified.add(point);
        return this;
    }

    private void add(List<String> entry) {
        Matcher head = ROW.matcher(entry.getFirst());
        if (!head.matches()) {
            throw new IllegalArgumentException(entry.getFirst());
        }
        String label = head.group(1);
        VersionRow basis = basis(head.group(2));
        Map<Boolean, List<String>> lines = entry.stream()
                .skip(1)
                .collect(Collectors.partitioningBy(
                        line -> DIFFERENCE.matcher(line).lookingAt()));
        List<String> values = new ArrayList<>(basis.values());
        List<Introduction> introductions = new ArrayList<>(basis.introductions());
        lines.get(true).stream()
                .flatMap(line -> DIFFERENCE.matcher(line).results())
                .forEach(difference -> {
                    int column = index(difference.group(1));
                    values.set(column, columns.get(column).check(product(), difference.group(2)));
                    String source = Objects.requireNonNullElse(difference.group(3), "");
                    introductions.set(column, new Introduction(label, source));
                });
        rows.add(new VersionRow(
                this,
                label,
                String.join(" ", lines.get(false)),
                spans(head.group(3)),
                List.copyOf(values),
                List.copyOf(introductions),
                Map.of(),
                ""));
    }

    private VersionRow basis(String label) {
        if (rows.isEmpty()) {
            return oldest();
        }
        return label == null
                ? rows.getLast()
                : rows.stream()
                        .filter(row -> row.label().equals(label))
                        .findFirst()
                        .orElseThrow();
    }

    private VersionRow oldest() {
        return new VersionRow(
                this,
                "",
                "",
                List.of(),
                columns.stream().map(column -> column.allowed().getFirst()).toList(),
                columns.stream().map(column -> Introduction.OLDEST).toList(),
                Map.of(),
                "");
    }

    private static List<ReleaseSpan> spans(String text) {
        return Stream.of(text.split(",")).map(String::strip).map(Table::span).toList();
    }

    private static ReleaseSpan span(String text) {
        String[] ends = text.split("\\.\\.(?=\\d|$)", 2);
        return ReleaseSpan.of(ends[0], ends[1].isEmpty() ? null : ends[1]);
    }

    public String product() {
        return product.title();
    }

    public List<Column> columns() {
        return columns;
    }

    public List<VersionRow> rows() {
        return List.copyOf(rows);
    }

    /** What was not verified in the sources and has no influence here: a sentence each. */
    public List<String> unverified() {
        return List.copyOf(unverified);
    }

    /**
     * The row of a version as a user types or pastes it. @throws VersionException if it is not a version, or has no row
     */
    public VersionRow row(String typed) {
        return read(typed).row();
    }

    /** What a user's text means. @throws VersionException if it is not a version, or has no row */
    public VersionReading read(String typed) {
        Build build = Build.of(PastedVersion.word(product, typed))
                .orElseThrow(() -> PastedVersion.none(product, typed.strip()));
        if (build.release().candidate() < product.firstCandidate()) {
            throw new VersionException(
                    ("%s %s does not exist: candidates begin with -rc%d; a tree of the merge window has the row of "
                                    + "the release before or of -rc1")
                            .formatted(product(), build.name(), product.firstCandidate()));
        }
        Doubt doubt = Doubt.of(product, build);
        List<VersionRow> possible = rows.stream()
                .filter(row -> row.meets(doubt.first(), doubt.last()))
                .toList();
        VersionRow first = rows.stream()
                .filter(r -> r.has(doubt.counted()))
                .findFirst()
                .orElseThrow(() -> new VersionException(
                        "%s %s is not modelled: %s".formatted(product(), build.name(), product.older())));
        if (!Doubt.series(product, build)) {
            return new VersionReading(build.name(), doubt.counted(), first.read(doubt.note(product, possible, first)));
        }
        VersionRow row = last(build.release(), first);
        List<VersionRow> open = row == first ? List.of(row) : possible;
        return new VersionReading(build.name(), doubt.counted(), row.read(doubt.note(product, open, row)));
    }

    /** The row of a series' last release if its releases differ in more than words, else that of the first. */
    private VersionRow last(Release series, VersionRow first) {
        List<VersionRow> all = rows.stream()
                .filter(row -> row.meets(series, product.next(series).candidate(-1)))
                .toList();
        return all.stream().allMatch(first::behavesAs) ? first : all.getLast();
    }

    int index(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new VersionException(product() + " has no column " + Quoted.of(column) + "; it has "
                + columns.stream().map(Column::name).toList());
    }

    @Override
    public String toString() {
        return product.title();
    }
}
