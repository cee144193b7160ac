using Microsoft.Extensions.Logging;
using Robotics.Cortex.Language;
using Robotics.Cortex.Language.Embedding;
using Robotics.Cortex.Models;
using Robotics.Cortex.Models.Asking;
using Robotics.Cortex.Planning;

namespace Robotics.Host.Composition;

/// <summary>The planners by name. The dictionary, the model of meaning and the operators are read once.</summary>
internal sealed class Planners : IDisposable
{
    public const string Symbolic = "symbolic";
    private const string Hybrid = "hybrid", Llm = "llm";

    private readonly Lazy<(InstructionGrounder Grounder, SymbolicPlanner Planner)> _symbolic;
    private OnnxEmbedder? _embedder;

    /// <param name="logging">Where log lines go.</param>
    /// <param name="embedding">The model of the meaning of phrases.</param>
    public Planners(ILoggerFactory logging, EmbeddingOptions embedding) => _symbolic = new(() =>
    {
        if (embedding.Folder is { } folder) _embedder = OnnxEmbedder.Open(folder);
        InstructionGrounder grounder = new(new GroundingOptions { Embedding = embedding }, logging.CreateLogger<InstructionGrounder>(), _embedder);
        return (grounder, new SymbolicPlanner(grounder.Ground));
    });

    public static ImmutableArray<string> Names { get; } = [Hybrid, Llm, Symbolic];

    /// <summary>Plans without a model; the same one for all.</summary>
    public SymbolicPlanner ByWords => _symbolic.Value.Planner;

    /// <summary>What a planner does, in a few words.</summary>
    public static string About(string name) => name switch
    {
        Hybrid => "words and search; a language model where the words leave a question",
        Llm => "a language model proposes goal and steps; words, operators and search hold them to account",
        _ => "words and search, without a model",
    };

    /// <summary>A planner for one brain.</summary>
    /// <param name="name">Of <see cref="Names"/>.</param>
    /// <param name="consultant">Who asks the model, for a planner that has one.</param>
    /// <param name="options">How the model takes part.</param>
    /// <param name="picture">Takes the picture that the model is shown; null for none.</param>
    /// <exception cref="RoboticsException">UnknownName: lists the planners.</exception>
    public IPlanner Create(string name, Func<Consultant> consultant, PlanningModelOptions options, Func<CancellationToken, ValueTask<ModelPicture?>>? picture = null) => name switch
    {
        Symbolic => ByWords,
        Hybrid or Llm => new ModelPlanner(ByWords, _symbolic.Value.Grounder, consultant(), options) { ProposesSteps = name == Llm, Picture = picture },
        _ => throw RoboticsException.Unknown("planner", name, Names),
    };

    public void Dispose() => _embedder?.Dispose();
}
