package org.pirqscope.evidence.patch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What stands around a diff: its subject, its author, and the commits that it names. */
final class PatchProse {

    private static final Pattern HASH = Pattern.compile("(?<![\\w/=.-])([0-9a-f]{7,40})(?![\\w.@-])");
    private static final Pattern SUBJECT = Pattern.compile("^[\\s,]*\\(\\s*\"(.{1,200}?)\"\\s*\\)");
    private static final Pattern ATTRIBUTION =
            Pattern.compile("On .{1,120}?, (?:[^,]*, )?([^,<]{1,80}?) *(?:<.*)?wrote:");
    private static final Pattern UPSTREAM = Pattern.compile(
            "(?i)[\\[(]?\\s*(?:upstream |cherry picked from )?commit ([0-9a-f]{40})(?: upstream\\.?)?\\s*[\\])]?");
    private static final Pattern BRACKETS = Pattern.compile("\\G(?:(?:Re|RE|Fwd|FW|AW):|\\[[^\\]]*\\])\\s*");
    private static final String FIXES = "Fixes: ";
    private static final int HEAD = 25;
    private static final int FOLDED = 3;
    /** How far from a hash its subject ends at most. */
    private static final int SPAN = 300;

    private final List<QuotedLine> lines = new ArrayList<>();

    void add(QuotedLine line) {
        lines.add(line);
    }

    /** The subject without what mail programs and lists put before it. */
    static String bare(String subject) {
        String rest = subject.strip().replaceAll("\\s+", " ");
        Matcher mark = BRACKETS.matcher(rest);
        int end = 0;
        while (mark.find()) {
            end = mark.end();
        }
        return rest.substring(end);
    }

    /** The subject that the text itself has, where the mail has no header. */
    Optional<String> subject() {
        for (QuotedLine line : lines.subList(0, Math.min(HEAD, lines.size()))) {
            String text = line.text().strip();
            if (text.startsWith("Subject: ")) {
                return Optional.of(text.substring("Subject: ".length()));
            }
            if (text.contains("[PATCH")) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    /** Who is quoted first. */
    Optional<String> quoted() {
        for (QuotedLine line : lines) {
            Matcher form = ATTRIBUTION.matcher(line.text().strip());
            if (form.matches()) {
                return Optional.of(form.group(1).replace("\"", "").strip());
            }
        }
        return Optional.empty();
    }

    /** Whom a line From: of the text names. */
    Optional<String> from() {
        return lines.stream()
                .limit(HEAD)
                .map(line -> line.text().strip())
                .filter(text -> text.startsWith("From: "))
                .map(text -> text.substring("From: ".length()))
                .findFirst();
    }

    /** The commit that a stable tree says it takes over. */
    Optional<String> upstream() {
        for (QuotedLine line : lines) {
            Matcher form = UPSTREAM.matcher(line.text().strip());
            if (form.matches()) {
                return Optional.of(form.group(1));
            }
        }
        return Optional.empty();
    }

    /** The commits that the text names, in order; one that is named twice counts once, and as fixed if it is. */
    List<NamedCommit> named() {
        Map<String, NamedCommit> named = new LinkedHashMap<>();
        List<String> texts = lines.stream().map(QuotedLine::text).toList();
        for (int i = 0; i < texts.size(); i++) {
            String after = texts.subList(i + 1, Math.min(i + FOLDED, texts.size())).stream()
                    .map(text -> " " + begin(text, 0).strip())
                    .collect(Collectors.joining());
            boolean fixed = texts.get(i).strip().regionMatches(true, 0, FIXES, 0, FIXES.length());
            Matcher hash = HASH.matcher(texts.get(i));
            while (hash.find()) {
                if (isHash(hash.group(1))) {
                    Matcher subject = SUBJECT.matcher(begin(texts.get(i), hash.end()) + after);
                    NamedCommit found = new NamedCommit(
                            hash.group(1),
                            subject.find() ? subject.group(1) : "",
                            lines.get(i).number(),
                            fixed);
                    named.merge(found.hash().substring(0, 7), found, PatchProse::both);
                }
            }
        }
        return List.copyOf(named.values());
    }

    private static boolean isHash(String word) {
        return word.chars().anyMatch(Character::isDigit) && word.chars().anyMatch(Character::isLetter);
    }

    private static String begin(String text, int from) {
        return text.substring(from, Math.min(text.length(), from + SPAN));
    }

    private static NamedCommit both(NamedCommit first, NamedCommit again) {
        return new NamedCommit(
                first.hash().length() >= again.hash().length() ? first.hash() : again.hash(),
                first.subject().isEmpty() ? again.subject() : first.subject(),
                first.line(),
                first.fixed() || again.fixed());
    }
}
