package org.dualcumulants.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Text in columns: headings centred, numbers aligned at their decimal points. */
final class Columns {

    private static final String GAP = "   ";

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    Columns(List<String> headings) {
        this.headings = List.copyOf(headings);
    }

    /** A row; an empty list is a blank line, a short one leaves the remaining columns empty. */
    void add(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    List<String> lines() {
        List<List<String>> columns = new ArrayList<>();
        for (int c = 0; c < headings.size(); c++) {
            columns.add(column(c));
        }
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < rows.size() + 2; line++) {
            int at = line;
            boolean blank = line >= 2 && rows.get(line - 2).isEmpty();
            lines.add(blank ? "" : String.join(GAP, columns.stream().map(column -> column.get(at)).toList()).stripTrailing());
        }
        return lines;
    }

    /** The same as a table in HTML that loads nothing and needs no style sheet; numbers to the right, as they stand in programs. */
    String html() {
        StringBuilder html = new StringBuilder("<table>\n<thead><tr>");
        headings.forEach(heading -> html.append("<th style=\"text-align:right\">").append(escaped(heading)).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            if (row.isEmpty()) {
                continue;
            }
            html.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                boolean rest = i == row.size() - 1 && row.size() < headings.size();
                html.append(rest ? "<td colspan=\"" + (headings.size() - i) + "\" style=\"text-align:left\">" : "<td style=\"text-align:right\">")
                        .append(escaped(row.get(i))).append("</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table>\n").toString();
    }

    /** Lines of text as paragraphs in HTML, which has no room between words. */
    static String html(List<String> lines) {
        return lines.stream().map(line -> "<p>" + escaped(line.replaceFirst(" {2,}", ": ")) + "</p>\n").collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Heading, rule and cells of one column, all of one width. */
    private List<String> column(int index) {
        List<String> cells = rows.stream().map(row -> index < row.size() ? row.get(index) : "").toList();
        boolean last = rows.stream().anyMatch(row -> row.size() == index + 1) && index + 1 < headings.size();
        List<String> measured = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            // a short row ends in a remark that runs on over the columns to its right
            measured.add(last && rows.get(i).size() == index + 1 ? "" : cells.get(i));
        }
        int before = measured.stream().mapToInt(Columns::pointAt).max().orElse(0);
        int after = measured.stream().mapToInt(c -> width(c) - pointAt(c)).max().orElse(0);
        int width = Math.max(before + after, width(headings.get(index)));
        int margin = (width - before - after) / 2;
        List<String> result = new ArrayList<>();
        result.add(pad(" ".repeat((width - width(headings.get(index))) / 2) + headings.get(index), width));
        result.add("─".repeat(width));
        for (int i = 0; i < cells.size(); i++) {
            boolean remark = !cells.get(i).isEmpty() && measured.get(i).isEmpty();
            int indent = remark || cells.get(i).isEmpty() ? 0 : margin + before - pointAt(cells.get(i));
            result.add(pad(" ".repeat(indent) + cells.get(i), width));
        }
        return result;
    }

    private static int pointAt(String cell) {
        int point = cell.indexOf('.');
        int exponent = cell.indexOf('e');
        return point >= 0 ? point : exponent > 0 ? exponent : width(cell);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** Columns on the terminal: combining marks take none. */
    private static int width(String text) {
        return (int) text.codePoints().filter(c -> Character.getType(c) != Character.NON_SPACING_MARK).count();
    }
}
