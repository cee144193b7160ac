namespace Robotics.Cerebellum.Policies.Files;

/// <summary>How a policy is told what to do.</summary>
public sealed record LanguageFile
{
    /// <summary>Name of the input, or key of the observation.</summary>
    public string Name { get; init; } = "prompt";

    public LanguageForm Form { get; init; } = LanguageForm.Text;

    /// <summary>Words: numbers of a sentence.</summary>
    public int Count { get; init; } = 16;

    /// <summary>Words: rows of the table.</summary>
    public int Rows { get; init; } = 128;

    /// <summary>Embedding: file in the policy's folder, a line a sentence: the sentence, a tab, numbers between blanks.</summary>
    public string? Table { get; init; }
}
