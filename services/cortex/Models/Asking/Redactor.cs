using System.Text.RegularExpressions;

namespace Robotics.Cortex.Models.Asking;

/// <summary>Takes secrets out of what is sent, logged and recorded: the configured key, and whatever looks like one.</summary>
public sealed partial class Redactor(string? secret)
{
    private const string Instead = "[redacted]";
    private const int ShortestSecret = 4;

    public string Clean(string text)
    {
        string cleaned = secret is { Length: >= ShortestSecret } ? text.Replace(secret, Instead, StringComparison.Ordinal) : text;
        return LooksLikeAKey().Replace(cleaned, Instead);
    }

    [GeneratedRegex(@"\bsk-[A-Za-z0-9_\-]{8,}|(?<=\bBearer\s)\S+|(?<=\bx-api-key:\s?)\S+", RegexOptions.IgnoreCase)]
    private static partial Regex LooksLikeAKey();
}
