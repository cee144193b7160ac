using Robotics.Sim.Bodies;
using Robotics.Sim.Engine;
using Robotics.Sim.Engine.Rendering;

namespace Robotics.Sim.Libero.Simulation;

/// <summary>
/// The whole models of the tasks that pictures were taken of last. They take seconds to compile and a hundred megabytes to keep, so that only a few
/// are kept, and are made with the first picture.
/// </summary>
internal sealed class PictureStage : IDisposable
{
    private const int Kept = 3;

    /// <summary>Details below this are left out of fast pictures, m: about a pixel of a picture of 256 pixels from a metre away.</summary>
    private const double Detail = 0.004;

    private static readonly Lock Gate = new();
    private static readonly List<PictureStage> Recent = [];

    private readonly TaskModel _task;
    private readonly bool _fast;
    private readonly MujocoData _scene;
    private readonly SiteVisibility _visibility;

    private PictureStage(TaskModel task, bool fast)
    {
        (_task, _fast) = (task, fast);
        MujocoModel model = ModelCache.Default.Load(task.Scene.Xml, task.Scene.Files);
        model.SetCapacity(SmallRoom, SmallRoom);
        if (fast) MeshSimplifier.Simplify(model, Detail);
        _visibility = new SiteVisibility(task.Scene, model);
        _scene = new MujocoData(model);
    }

    /// <summary>Nothing is simulated here, so that no contact needs room.</summary>
    private static int SmallRoom => 10;

    /// <summary>Shows a simulation's scene to a camera. One picture at a time is taken.</summary>
    /// <param name="task">The simulation's task.</param>
    /// <param name="fast">Whether meshes without their details will do.</param>
    /// <param name="simulation">What is shown.</param>
    /// <param name="take">Takes the picture.</param>
    /// <exception cref="RoboticsException">MissingDependency: a mesh or texture is gone, or nothing here can render. MalformedFile: one is damaged.</exception>
    public static CameraFrame Take(TaskModel task, bool fast, LiberoSimulation simulation, Func<MujocoData, CameraFrame> take)
    {
        lock (Gate)
        {
            PictureStage stage = Recent.Find(known => known._task == task && known._fast == fast) ?? new PictureStage(task, fast);
            Recent.Remove(stage);
            Recent.Add(stage);
            if (Recent.Count > Kept)
            {
                Recent[0].Dispose();
                Recent.RemoveAt(0);
            }

            simulation.ShowIn(stage._scene);
            stage._visibility.Update(stage._scene);
            return take(stage._scene);
        }
    }

    public void Dispose()
    {
        SceneCameras.Forget(_scene.Model);
        _scene.Dispose();
        _scene.Model.Dispose();
    }
}
