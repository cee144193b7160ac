namespace Robotics.Cerebellum.Policies.Files;

/// <summary>One model of a policy. An input takes the picture, state, sentence or earlier output of its own name, unless <see cref="Inputs"/> says another.</summary>
public sealed record GraphFile
{
    /// <summary>In the policy's folder.</summary>
    public required string File { get; init; }

    /// <summary>The model's input name → what it is given.</summary>
    public ImmutableSortedDictionary<string, string> Inputs { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Sizes where the model leaves them open, by the name of an input or output.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<long>> Shapes { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<long>>.Empty;

    /// <summary>Whether it runs once a session, since it depends on the sentence only.</summary>
    public bool OncePerSession { get; init; }

    /// <summary>Set for an action expert that turns noise into actions.</summary>
    public DenoisingFile? Denoising { get; init; }
}
