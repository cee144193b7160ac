using Robotics.Training.Graphs;

namespace Robotics.Training.Networks;

/// <summary>A sentence to which object it is about, where it goes, and a few numbers about how.</summary>
/// <param name="tokens">How a sentence becomes numbers.</param>
/// <param name="objects">How many objects are known; one more stands for none.</param>
internal sealed class LanguageNetwork(WordTokens tokens, int objects)
{
    /// <summary>Numbers about how.</summary>
    public const int Manner = 16;

    private const int Word = 24, Hidden = 48;

    public (T Subject, T Target, T Manner) Read<T>(IGraph<T> g, T sentence)
    {
        T words = g.Transpose(g.Embed(sentence, "language.words", tokens.Rows, Word), 0, 2, 1);
        T x = g.Relu(g.Convolve(words, "language.1", new ConvolutionShape(Word, Hidden, 3, Axes: 1)));
        x = g.Relu(g.Convolve(x, "language.2", new ConvolutionShape(Hidden, Hidden, 3, Axes: 1)));
        T said = g.Largest(x, 2);
        return (
            g.Softmax(g.Linear(said, "language.subject", Hidden, objects + 1), 1),
            g.Softmax(g.Linear(said, "language.target", Hidden, objects + 1), 1),
            g.Linear(said, "language.manner", Hidden, Manner));
    }
}
