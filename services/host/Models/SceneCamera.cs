using Robotics.Cortex.Models.Asking;
using Robotics.Sim.Evaluation;

namespace Robotics.Host.Models;

/// <summary>Takes the pictures that language models are shown, with a camera that sees the whole scene. No time passes.</summary>
internal static class SceneCamera
{
    private const int LargestSide = 512;

    /// <summary>Takes a picture each time it is called; null where the body has no such camera, or nothing here can render.</summary>
    public static Func<CancellationToken, ValueTask<ModelPicture?>> Of(IBody body)
    {
        CameraDescription? camera = body.Description.Cameras.FirstOrDefault(c => !c.OnHand) ?? body.Description.Cameras.FirstOrDefault();
        return async ct =>
        {
            if (camera is null) return null;
            CameraRequest request = new(camera.Name, Math.Min(camera.Width, LargestSide), Math.Min(camera.Height, LargestSide));
            try
            {
                Observation seen = await body.ObserveAsync(new ObservationRequest(false, [request]), ct);
                return seen.Frames is [{ } frame, ..] ? ModelPicture.Of(CameraPicture.Png(frame)) : null;
            }
            catch (RoboticsException e) when (e.Code is ErrorCode.MissingDependency or ErrorCode.Unsupported or ErrorCode.Unavailable)
            {
                return null;
            }
        };
    }
}
