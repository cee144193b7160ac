using Robotics.Sim.Bodies;
using Robotics.Sim.Engine;
using Robotics.Sim.Libero.Composition;

namespace Robotics.Sim.Libero.Simulation;

/// <summary>
/// The whole models of the tasks that pictures were taken of last. They take seconds to compile and a hundred megabytes to keep, so that only a few
/// are kept, and are made with the first picture.
/// </summary>
internal sealed class PictureStage
{
    private const int Kept = 3;
    private static readonly Lock Gate = new();
    private static readonly List<PictureStage> Recent = [];

    private readonly TaskModel _task;
    private readonly MujocoData _scene;
    private readonly SiteVisibility _visibility;

    private PictureStage(TaskModel task)
    {
        _task = task;
        MujocoModel model = ModelCache.Default.Load(task.Scene.Xml, task.Scene.Files);
        model.SetCapacity(SmallRoom, SmallRoom);
        _visibility = new SiteVisibility(task.Scene, model);
        _scene = new MujocoData(model);
    }

    /// <summary>Nothing is simulated here, so that no contact needs room.</summary>
    private static int SmallRoom => 10;

    /// <summary>Shows a simulation's scene to a camera. One picture at a time is taken.</summary>
    /// <param name="task">The simulation's task.</param>
    /// <param name="simulation">What is shown.</param>
    /// <param name="take">Takes the picture.</param>
    /// <exception cref="RoboticsException">MissingDependency: a mesh or texture is gone, or nothing here can render. MalformedFile: one is damaged.</exception>
    public static CameraFrame Take(TaskModel task, LiberoSimulation simulation, Func<MujocoData, CameraFrame> take)
    {
        lock (Gate)
        {
            PictureStage stage = Recent.Find(known => known._task == task) ?? new PictureStage(task);
            Recent.Remove(stage);
            Recent.Add(stage);
            if (Recent.Count > Kept)
            {
                Recent[0].Free();
                Recent.RemoveAt(0);
            }

            simulation.ShowIn(stage._scene);
            stage._visibility.Update(stage._scene);
            return take(stage._scene);
        }
    }

    private void Free()
    {
        SceneCameras.Forget(_scene.Model);
        _scene.Dispose();
        _scene.Model.Dispose();
    }
}
