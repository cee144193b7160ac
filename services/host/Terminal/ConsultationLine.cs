using System.Globalization;
using Spectre.Console;

namespace Robotics.Host.Terminal;

/// <summary>What a language model proposed and what became of it, as a line for the terminal.</summary>
internal static class ConsultationLine
{
    /// <param name="consultation">What was asked.</param>
    /// <param name="spoken">Ids to the words people use.</param>
    public static string Of(Consultation consultation, Func<string, string> spoken)
    {
        string proposed = consultation.Proposed is { } text ? $"{consultation.Purpose} {Markup.Escape(spoken(text))} " : "";
        string ruling = consultation.Exchanges.IsEmpty ? "[grey]–[/]" : consultation.Taken ? "[green]taken[/]" : "[yellow]not taken[/]";
        long tokens = consultation.Exchanges.Sum(e => e.InputTokens + e.OutputTokens);
        string spent = consultation.Exchanges.IsEmpty
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"  [grey]{consultation.Exchanges.Sum(e => e.Attempts)} calls, {tokens} tokens, {consultation.Exchanges.Sum(e => e.LatencyMs):0} ms[/]");
        return $"  [grey]model[/] {proposed}{ruling}  {Markup.Escape(spoken(consultation.Why))}{spent}";
    }
}
