namespace Robotics.Cerebellum.Policies.Files;

/// <summary>A policy's <c>policy.json</c>: what it takes and gives, and what answers for it.</summary>
public sealed record PolicyFile
{
    public const int CurrentSchema = 1;

    public required int Schema { get; init; }

    /// <summary>What answers: <c>onnx</c>, or the protocol of a server.</summary>
    public required string Backend { get; init; }

    /// <summary>The robot that it was made for.</summary>
    public required string Embodiment { get; init; }

    /// <summary>One line for people.</summary>
    public string About { get; init; } = "";

    /// <summary>Verbs that it was made for; empty for all.</summary>
    public ImmutableArray<SkillVerb> Verbs { get; init; } = [];

    public required ActionFile Actions { get; init; }

    public ImmutableArray<PolicyPicture> Pictures { get; init; } = [];

    /// <summary>How pictures become numbers, for models here.</summary>
    public PictureForm PictureForm { get; init; } = new();

    public StateFile? State { get; init; }

    public LanguageFile? Language { get; init; }

    /// <summary>Models, in the order in which they run.</summary>
    public ImmutableArray<GraphFile> Graphs { get; init; } = [];

    /// <summary>The server; null for models here.</summary>
    public RemoteFile? Remote { get; init; }

    /// <summary><c>cpu</c>, <c>cuda</c> or <c>tensorrt</c>; the processor when the other is not there.</summary>
    public string Provider { get; init; } = "cpu";

    /// <summary>Threads of one inference. One leaves the other cores to the servo loop.</summary>
    public int Threads { get; init; } = 1;
}
