using Robotics.Host.Composition;
using Robotics.Sim.Demonstrations;
using Robotics.Sim.Scenes;
using Robotics.Training.Data;
using Robotics.Training.Graphs;
using Robotics.Training.Native;
using Robotics.Training.Networks;

namespace Robotics.Training.Commands;

/// <summary>What a stage works with: demonstrations, the network, its parameters, and the folder of checkpoints.</summary>
internal sealed class Work : IDisposable
{
    public Work(IEnumerable<string> data, string folder, long seed, int threads)
    {
        LibTorch.Start(threads, seed);
        (Folder, Seed) = (folder, seed);
        Directory.CreateDirectory(folder);
        Practice = new Practice(data.Select(DemonstrationData.Load));
        using var episode = Suites.Scene(Practice.Set.Scene).Open(new SceneTask("look", "look", static _ => false), 0);
        Network = new TabletopNetwork(Practice.Cameras(episode.Driver.Describe().Cameras), Practice.Set.Objects);
        Parameters = new ParameterSet(seed);
    }

    public Practice Practice { get; }

    public TabletopNetwork Network { get; }

    public ParameterSet Parameters { get; }

    public string Folder { get; }

    public long Seed { get; }

    /// <summary>Takes over what an earlier round learnt in a stage, unless this round has a checkpoint of its own.</summary>
    public void StartFrom(string folder, string stage)
    {
        string own = Path.Combine(Folder, $"{stage}.parameters");
        if (!File.Exists(own)) File.Copy(Path.Combine(folder, $"{stage}.parameters"), own);
    }

    public void Dispose() => Parameters.Dispose();
}
